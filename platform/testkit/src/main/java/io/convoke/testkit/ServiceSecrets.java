package io.convoke.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.convoke.dev.local.SigningKeys;
import io.convoke.dev.parts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The directory of secrets that the module's servers read, with fresh keys. Services notice a change within a second or two. */
public final class ServiceSecrets {
    /** The secret that notification uses Telegram with. */
    public static final String BOT_TOKEN = "convoke.telegram.bot-token";

    public static final String PUBLIC_KEYS = "mp.jwt.verify.publickey";

    private final Path directory;
    private final RSAKey testKey = key("test-" + Ids.next());
    private final RSAKey authKey = key("auth-" + Ids.next());

    ServiceSecrets(Path directory) {
        this.directory = directory;
        var mailKey = random();
        put("auth", "convoke.auth.signing-key", authKey.toJSONString());
        put("auth", "convoke.auth.bootstrap-admin-password", random());
        put("auth", "convoke.mail-token-key", mailKey);
        put("notification", "convoke.mail-token-key", mailKey);
        put(
                "registration",
                "convoke.registration.ticket-key",
                SigningKeys.generateForTickets().toJSONString());
        put("notification", BOT_TOKEN, "123456789:" + random().substring(0, 35));
        publish(List.of(authKey, testKey));
    }

    public Path directory() {
        return directory;
    }

    /**
     * Sets a secret.
     *
     * @param owner the service that may read it, or {@code common}
     */
    public void put(String owner, String key, String value) {
        Secret.write(directory.resolve(owner).resolve(key), value);
    }

    public String get(String owner, String key) {
        try {
            return Files.readString(directory.resolve(owner).resolve(key)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String owner, String key) {
        try {
            Files.deleteIfExists(directory.resolve(owner).resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies all that is there to a directory of a test's own, to be spoilt. */
    public void copyTo(Path other) {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Secret.write(other.resolve(directory.relativize(file)), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public keys that services trust become these, and no others. */
    public void publish(List<? extends JWK> keys) {
        var publicKeys = new ArrayList<JWK>();
        keys.forEach(key -> publicKeys.add(key.toPublicJWK()));
        put("common", PUBLIC_KEYS, new JWKSet(publicKeys).toString());
    }

    /** The key that auth signs with at first. */
    public RSAKey authKey() {
        return authKey;
    }

    /** The key of {@link Tokens}. */
    public RSAKey testKey() {
        return testKey;
    }

    /** A fresh RSA key for RS256 with this kid. */
    public static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(kid)
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
