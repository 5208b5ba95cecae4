package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services' own login with tokens of a real cluster's service accounts, in a Vault that was set up as docs/operations.md
 * says. {@code helm/vault-login-test.sh} prepares all of it and runs this; {@code VAULT_LOGIN_TOKENS} names a directory with a
 * token of the service account {@code convoke-<service>} in a file of each service's name, and a few wrong ones.
 */
class VaultKubernetesIT {
    private static final List<String> SERVICES =
            List.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Optional<Secrets> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Secrets::close);
    }

    @Test
    void everyServiceReadsWhatIsItsOwn() throws Exception {
        for (var service : SERVICES) {
            assertThat(store(service, token(service), service).load())
                    .as(service)
                    .containsKey("mp.jwt.verify.publickey");
        }
        assertThat(store("auth", token("auth"), "auth").load()).containsKey("convoke.auth.signing-key");
    }

    @Test
    void nobodyReadsTheSigningKeyButAuth() {
        for (var service : SERVICES.subList(1, SERVICES.size())) {
            assertThat(refusal(service, token(service), "auth")).as(service).contains("convoke/data/auth answered 403");
        }
        assertThat(refusal("auth", token("auth"), "registration")).contains("convoke/data/registration answered 403");
    }

    @Test
    void anotherServicesAccountDoesNotGetTheRole() {
        assertThat(refusal("auth", token("event"), "auth")).contains("auth/kubernetes/login answered 403");
    }

    @Test
    void anAccountOfAnotherNamespaceOrAudienceDoesNotEither() {
        assertThat(refusal("auth", token("auth-of-another-namespace"), "auth"))
                .contains("auth/kubernetes/login answered 403");
        assertThat(refusal("auth", token("auth-for-another-audience"), "auth"))
                .contains("auth/kubernetes/login answered 403");
    }

    @Test
    void theConfiguredLoginTakesTheTokenThatTheFileHoldsThen() throws IOException {
        var file = directory.resolve("token");
        Files.writeString(file, "not a token");
        var settings = new SecretsSettings(Map.of(
                SecretsSettings.BACKEND, "vault",
                SecretsSettings.VAULT_ADDRESS, environment("VAULT_LOGIN_ADDRESS"),
                SecretsSettings.VAULT_KUBERNETES_ROLE, "convoke-{service}",
                SecretsSettings.VAULT_KUBERNETES_TOKEN_FILE, file.toString(),
                SecretsSettings.REFRESH, "PT0.2S")::get);
        var secrets = Secrets.open("notification", settings.store("notification"), settings.refresh(), PATIENCE);
        opened = Optional.of(secrets);
        assertThat(secrets.currentState().usable()).isFalse();
        assertThat(secrets.currentState().message()).contains("auth/kubernetes/login answered");

        Files.copy(token("notification"), file, StandardCopyOption.REPLACE_EXISTING);
        await().atMost(PATIENCE).until(() -> secrets.currentState().usable());
        assertThat(secrets.value("convoke.mail-token-key")).isPresent();
    }

    private static String refusal(String role, Path token, String what) {
        return catchThrowableOfType(
                        SecretsUnavailableException.class,
                        () -> store(role, token, what).load())
                .getMessage();
    }

    private static VaultSecrets store(String role, Path token, String what) {
        var client = new VaultClient(URI.create(environment("VAULT_LOGIN_ADDRESS")), PATIENCE, Optional.empty());
        var login = new KubernetesLogin("convoke-" + role, KubernetesLogin.MOUNT, token);
        return new VaultSecrets(client, login, "convoke", what, System::nanoTime);
    }

    private static Path token(String name) {
        return Path.of(environment("VAULT_LOGIN_TOKENS"), name);
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: helm/vault-login-test.sh runs this"));
    }
}
