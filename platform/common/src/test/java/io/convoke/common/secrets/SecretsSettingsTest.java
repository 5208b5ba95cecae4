package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsSettingsTest {

    private final Map<String, String> set = new HashMap<>();
    private final SecretsSettings settings = new SecretsSettings(set::get);

    @Test
    void namesEnvironmentVariablesAsMicroProfileDoes() {
        assertThat(SecretsSettings.environmentName(SecretsSettings.VAULT_APPROLE_DIRECTORY))
                .isEqualTo("CONVOKE_VAULT_APPROLE_DIRECTORY");
    }

    @Test
    void hasDefaults() {
        assertThat(settings.isConfigured()).isFalse();
        assertThat(settings.refresh()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anUnknownBackendIsNamed() {
        set.put(SecretsSettings.BACKEND, "vualt");

        assertThatThrownBy(() -> settings.store("auth"))
                .hasMessage(
                        "convoke.secrets.backend (CONVOKE_SECRETS_BACKEND) is \"vualt\": expected directory or vault");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        set.put(SecretsSettings.BACKEND, "directory");

        assertThatThrownBy(() -> settings.store("auth"))
                .hasMessage("convoke.secrets.directory (CONVOKE_SECRETS_DIRECTORY) is not set: expected a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.example:8200", "ftp://vault.example", "http://", "no address"})
    void anAddressThatIsNoneIsNamed(String address) {
        set.put(SecretsSettings.BACKEND, "vault");
        set.put(SecretsSettings.VAULT_ADDRESS, address);

        assertThatThrownBy(() -> settings.store("auth"))
                .hasMessage(
                        "convoke.vault.address (CONVOKE_VAULT_ADDRESS) is \"%s\": expected an http or https address",
                        address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "PT0S", "-PT1S", "soon"})
    void aDurationThatIsNoneIsNamed(String duration) {
        set.put(SecretsSettings.REFRESH, duration);

        assertThatThrownBy(settings::refresh)
                .hasMessage(
                        "convoke.secrets.refresh (CONVOKE_SECRETS_REFRESH) is \"%s\": expected a duration as PT10S",
                        duration);
    }

    @Test
    void aVaultWithoutALoginSaysWhatIsNeeded() {
        set.put(SecretsSettings.BACKEND, "vault");
        set.put(SecretsSettings.VAULT_ADDRESS, "https://vault.example:8200/");

        assertThatThrownBy(() -> settings.store("auth"))
                .hasMessageContaining("CONVOKE_VAULT_APPROLE_DIRECTORY")
                .hasMessageContaining("CONVOKE_VAULT_TOKEN_FILE");
    }

    @Test
    void twoLoginsAreRefusedAndNamed() {
        set.put(SecretsSettings.BACKEND, "vault");
        set.put(SecretsSettings.VAULT_ADDRESS, "https://vault.example:8200");
        set.put(SecretsSettings.VAULT_KUBERNETES_ROLE, "convoke-auth");
        set.put(SecretsSettings.VAULT_TOKEN, "token-value");

        assertThatThrownBy(() -> settings.store("auth"))
                .hasMessage("more than one way to log in to Vault is set: convoke.vault.kubernetes-role"
                        + " (CONVOKE_VAULT_KUBERNETES_ROLE), convoke.vault.token (CONVOKE_VAULT_TOKEN); keep one");
    }

    @Test
    void aVaultIsNamedByItsAddressWithoutATrailingSlash() {
        set.put(SecretsSettings.BACKEND, "vault");
        set.put(SecretsSettings.VAULT_ADDRESS, "https://vault.example:8200/");
        set.put(SecretsSettings.VAULT_TOKEN, "token-value");

        assertThat(settings.store("auth").place()).isEqualTo("Vault at https://vault.example:8200");
    }

    @Test
    void aCertificateFileWithoutACertificateIsNamed() {
        set.put(SecretsSettings.BACKEND, "vault");
        set.put(SecretsSettings.VAULT_ADDRESS, "https://vault.example:8200");
        set.put(SecretsSettings.VAULT_TOKEN, "token-value");
        set.put(SecretsSettings.VAULT_CA_CERTIFICATE, "/nowhere/ca.pem");

        assertThatThrownBy(() -> settings.store("auth")).hasMessageContaining("/nowhere/ca.pem");
    }
}
