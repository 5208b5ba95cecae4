package io.convoke.common.secrets;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How secrets are reached. A configuration source cannot ask the configuration that it is a part of, so these few keys come
 * from system properties ({@code convoke.secrets.backend}) or environment variables ({@code CONVOKE_SECRETS_BACKEND}) only.
 */
final class SecretsSettings {

    static final String BACKEND = "convoke.secrets.backend";
    static final String DIRECTORY = "convoke.secrets.directory";
    static final String REFRESH = "convoke.secrets.refresh";
    static final String START_TIMEOUT = "convoke.secrets.start-timeout";
    static final String VAULT_ADDRESS = "convoke.vault.address";
    static final String VAULT_MOUNT = "convoke.vault.mount";
    static final String VAULT_TIMEOUT = "convoke.vault.timeout";
    static final String VAULT_CA_CERTIFICATE = "convoke.vault.ca-certificate";
    static final String VAULT_TOKEN = "convoke.vault.token";
    static final String VAULT_TOKEN_FILE = "convoke.vault.token-file";
    static final String VAULT_APPROLE_DIRECTORY = "convoke.vault.approle-directory";
    static final String VAULT_KUBERNETES_ROLE = "convoke.vault.kubernetes-role";
    static final String VAULT_KUBERNETES_MOUNT = "convoke.vault.kubernetes-mount";
    static final String VAULT_KUBERNETES_TOKEN_FILE = "convoke.vault.kubernetes-token-file";

    private static final List<String> LOGINS =
            List.of(VAULT_KUBERNETES_ROLE, VAULT_APPROLE_DIRECTORY, VAULT_TOKEN_FILE, VAULT_TOKEN);
    /** Replaced in the role's name, so that the services of one server each have their own. */
    private static final String SERVICE = "{service}";

    private final UnaryOperator<String> lookup;

    /** @param lookup from a key to its value, or to null where it is not set */
    SecretsSettings(UnaryOperator<String> lookup) {
        this.lookup = lookup;
    }

    static SecretsSettings ofEnvironment() {
        return new SecretsSettings(key -> {
            var property = System.getProperty(key);
            return property != null ? property : System.getenv(environmentName(key));
        });
    }

    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** A key for a message: as the documentation has it, and as the variable that sets it. */
    static String named(String key) {
        return key + " (" + environmentName(key) + ")";
    }

    boolean isConfigured() {
        return find(BACKEND).isPresent();
    }

    /** How often the secrets are read again. */
    Duration refresh() {
        return duration(REFRESH, Duration.ofSeconds(10));
    }

    /** How long a starting application waits for a place that cannot be reached yet. */
    Duration startTimeout() {
        return duration(START_TIMEOUT, Duration.ofSeconds(30));
    }

    /**
     * The store that these settings name.
     *
     * @throws IllegalArgumentException naming the setting that is wrong or missing
     */
    SecretStore store(String service) {
        var backend = required(BACKEND, "directory or vault");
        return switch (backend) {
            case "directory" -> new SecretsDirectory(Path.of(required(DIRECTORY, "a path")), service);
            case "vault" -> vault(service);
            default -> throw wrong(BACKEND, backend, "directory or vault");
        };
    }

    private VaultSecrets vault(String service) {
        var client = new VaultClient(
                address(),
                duration(VAULT_TIMEOUT, Duration.ofSeconds(5)),
                find(VAULT_CA_CERTIFICATE).map(Path::of));
        return new VaultSecrets(client, login(service), find(VAULT_MOUNT).orElse("convoke"), service, System::nanoTime);
    }

    private URI address() {
        var address = required(VAULT_ADDRESS, "an address as https://vault.example:8200");
        try {
            var uri = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, in the same words as an address without a host.
        }
        throw wrong(VAULT_ADDRESS, address, "an http or https address");
    }

    private VaultLogin login(String service) {
        var set = LOGINS.stream().filter(key -> find(key).isPresent()).toList();
        if (set.size() > 1) {
            throw new IllegalArgumentException("more than one way to log in to Vault is set: "
                    + set.stream().map(SecretsSettings::named).collect(Collectors.joining(", ")) + "; keep one");
        }
        if (set.isEmpty()) {
            throw new IllegalArgumentException("no way to log in to Vault is set: one of "
                    + LOGINS.stream().map(SecretsSettings::named).collect(Collectors.joining(", ")) + " is needed");
        }
        var key = set.get(0);
        var value = find(key).orElseThrow();
        return switch (key) {
            case VAULT_KUBERNETES_ROLE ->
                new KubernetesLogin(
                        value.replace(SERVICE, service),
                        find(VAULT_KUBERNETES_MOUNT).orElse(KubernetesLogin.MOUNT),
                        find(VAULT_KUBERNETES_TOKEN_FILE).map(Path::of).orElse(KubernetesLogin.TOKEN_FILE));
            case VAULT_APPROLE_DIRECTORY -> new AppRoleLogin(Path.of(value).resolve(service));
            case VAULT_TOKEN_FILE -> TokenLogin.ofFile(Path.of(value));
            default -> TokenLogin.of(() -> find(VAULT_TOKEN).orElseThrow());
        };
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(lookup.apply(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String required(String key, String expected) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException(named(key) + " is not set: expected " + expected));
    }

    private Duration duration(String key, Duration otherwise) {
        var text = find(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var duration = Duration.parse(text.get());
            if (!duration.isZero() && !duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told below, in the same words as a duration that is not positive.
        }
        throw wrong(key, text.get(), "a duration as PT10S");
    }

    private static IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(named(key) + " is \"" + value + "\": expected " + expected);
    }
}
