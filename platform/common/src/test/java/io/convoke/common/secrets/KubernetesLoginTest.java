package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login with a service account's token, against a stub; against a real cluster: {@code VaultKubernetesIT}. */
class KubernetesLoginTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String GRANTED =
            "{\"auth\":{\"client_token\":\"vault-token\",\"lease_duration\":60,\"renewable\":true}}";

    @TempDir
    Path directory;

    private final StubVault vault = new StubVault();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void showsTheTokenThatTheFileHoldsAtThatMoment() throws Exception {
        var file = directory.resolve("token");
        vault.answer("auth/cluster-two/login", 200, GRANTED);
        var login = new KubernetesLogin("convoke-event", "cluster-two", file);

        Files.writeString(file, "first\n");
        var token = login.login(vault.client(SECOND), 7);
        Files.writeString(file, "second\n");
        login.login(vault.client(SECOND), 8);

        assertThat(token).isEqualTo(new VaultToken("vault-token", Duration.ofSeconds(60), true, 7));
        assertThat(vault.requests()).containsOnly("POST auth/cluster-two/login");
        assertThat(vault.bodies().get(0)).contains("\"role\":\"convoke-event\"").contains("\"jwt\":\"first\"");
        assertThat(vault.bodies().get(1)).contains("\"jwt\":\"second\"");
    }

    @Test
    void aTokenThatIsNotThereIsNamedByItsFile() {
        var file = directory.resolve("token");
        var login = new KubernetesLogin("convoke-event", KubernetesLogin.MOUNT, file);

        var failure =
                catchThrowableOfType(SecretsUnavailableException.class, () -> login.login(vault.client(SECOND), 0));

        assertThat(failure).hasMessageContaining(file.toString());
        assertThat(vault.requests()).isEmpty();
    }

    @Test
    void aRefusalShowsNoToken() throws Exception {
        var file = directory.resolve("token");
        Files.writeString(file, "account-token");
        vault.answer("auth/kubernetes/login", 403, "{\"errors\":[\"permission denied\"]}");
        var login = new KubernetesLogin("convoke-event", KubernetesLogin.MOUNT, file);

        var failure =
                catchThrowableOfType(SecretsUnavailableException.class, () -> login.login(vault.client(SECOND), 0));

        assertThat(failure.kind()).isEqualTo(SecretsUnavailableException.Kind.REFUSED);
        assertThat(failure)
                .hasMessageContaining("auth/kubernetes/login answered 403")
                .hasMessageNotContaining("account-token");
    }
}
