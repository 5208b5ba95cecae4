package io.convoke.dev.local;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.convoke.dev.parts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys and passwords of this machine's platform, made once and kept in {@code .convoke/secrets}, each a file of mode
 * 600. {@code services/} is what the services' secrets source reads ({@code common/KEY}, {@code SERVICE/KEY}), and
 * {@code variables/} has the servers' secret variables by name.
 */
public final class LocalSecrets {
    private static final String SIGNING_KEY = "auth/convoke.auth.signing-key";
    private static final String PUBLIC_KEYS = "common/mp.jwt.verify.publickey";
    private static final List<String> MAIL_TOKEN_KEYS =
            List.of("auth/convoke.mail-token-key", "notification/convoke.mail-token-key");
    private static final String TICKET_KEY = "registration/convoke.registration.ticket-key";
    private static final String TELEGRAM_TOKEN = "notification/convoke.telegram.bot-token";
    private static final String ADMIN_PASSWORD = "auth/convoke.auth.bootstrap-admin-password";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    public LocalSecrets(Place place) {
        this.directory = place.secrets();
    }

    /** Makes what is not there yet; what is there stays, so that a crash halfway is mended by the next call. */
    public void generate(List<Service> services) {
        var signingKey = signingKey();
        if (!Files.exists(services().resolve(PUBLIC_KEYS))) {
            Secret.write(services().resolve(PUBLIC_KEYS), new JWKSet(signingKey.toPublicJWK()).toString());
        }
        mailTokenKey();
        if (!Files.exists(services().resolve(TICKET_KEY))) {
            Secret.write(
                    services().resolve(TICKET_KEY),
                    SigningKeys.generateForTickets().toJSONString());
        }
        adminPassword();
        telegramToken();
        services.forEach(service -> service.schema().ifPresent(schema -> Secret.password(databasePassword(service))));
        Secret.password(variables().resolve("keystore.password"));
        Secret.password(variables().resolve("ltpa.password"));
    }

    /** What the services' secrets source reads. */
    public Path services() {
        return directory.resolve("services");
    }

    /** With which each service logs in to the vault, where there is one. */
    public Path appRoles() {
        return directory.resolve("approle");
    }

    /** What the servers read as variables, as far as it was made: by name, the values. */
    public Map<String, String> serverVariables() {
        if (!Files.isDirectory(variables())) {
            return Map.of();
        }
        try (var files = Files.list(variables())) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), LocalSecrets::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of each schema's role. */
    public Map<String, String> databasePasswords(List<Service> services) {
        var passwords = new LinkedHashMap<String, String>();
        services.forEach(service -> service.schema()
                .ifPresent(schema -> passwords.put(schema, Secret.password(databasePassword(service)))));
        return passwords;
    }

    /** The password that auth gives the first admin. */
    public String adminPassword() {
        var file = services().resolve(ADMIN_PASSWORD);
        if (!Files.exists(file)) {
            Secret.write(file, LoginPassword.random());
        }
        return read(file);
    }

    /** The file with the token of the bot, which the stand-in for Telegram expects and notification sends. */
    public Path telegramTokenFile() {
        return services().resolve(TELEGRAM_TOKEN);
    }

    /** A file for each variable of the servers that is secret; a directory for {@code VARIABLE_SOURCE_DIRS}. */
    Path variables() {
        return directory.resolve("variables");
    }

    private Path databasePassword(Service service) {
        return variables().resolve("db." + service.name() + ".password");
    }

    private RSAKey signingKey() {
        var file = services().resolve(SIGNING_KEY);
        try {
            if (!Files.exists(file)) {
                Secret.write(file, SigningKeys.generate().toJSONString());
            }
            return RSAKey.parse(read(file));
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a private RSA key as JWK", e);
        }
    }

    /** One key in two places: auth makes the tokens of mails, and notification makes them again while it renders. */
    private void mailTokenKey() {
        var first = services().resolve(MAIL_TOKEN_KEYS.get(0));
        var second = services().resolve(MAIL_TOKEN_KEYS.get(1));
        if (!Files.exists(first)) {
            var key = new byte[32];
            RANDOM.nextBytes(key);
            Secret.write(first, Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        }
        if (!Files.exists(second)) {
            Secret.write(second, read(first));
        }
    }

    /** In the form in which Telegram gives them out. */
    private void telegramToken() {
        if (!Files.exists(telegramTokenFile())) {
            var key = new byte[26];
            RANDOM.nextBytes(key);
            Secret.write(
                    telegramTokenFile(),
                    (100_000_000 + RANDOM.nextInt(900_000_000)) + ":"
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
