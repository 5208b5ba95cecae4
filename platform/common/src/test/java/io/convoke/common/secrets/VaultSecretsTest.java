package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.secrets.SecretsUnavailableException.Kind;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VaultSecretsTest extends StubVaultLogin {
    @Test
    void readsWhatIsForEverybodyAndItsOwn() throws Exception {
        assertThat(secrets.load())
                .containsOnlyKeys("shared", "own", "both")
                .containsEntry("shared", "common")
                .containsEntry("own", "event")
                .containsEntry("both", "event");
        assertThat(vault.requests()).containsExactly(LOGIN, "GET convoke/data/common t1", "GET convoke/data/event t1");
    }

    @Test
    void aServiceWithoutSecretsOfItsOwnHasTheCommonOnes() throws Exception {
        vault.answer("convoke/data/event", 404, "{\"errors\":[]}");

        assertThat(secrets.load()).containsOnlyKeys("shared", "both");
    }

    @Test
    void aDeletedSecretIsNone() throws Exception {
        vault.answer("convoke/data/event", 404, "{\"data\":{\"data\":null,\"metadata\":{\"version\":2}}}");

        assertThat(secrets.load()).containsOnlyKeys("shared", "both");
    }

    @Test
    void aFieldThatIsAnObjectIsItsJson() throws Exception {
        vault.secret("convoke/data/common", "{\"mp.jwt.verify.publickey\":{\"keys\":[1]},\"number\":7}");

        assertThat(secrets.load())
                .containsEntry("mp.jwt.verify.publickey", "{\"keys\":[1]}")
                .containsEntry("number", "7");
    }

    @Test
    void nothingAtAllIsAnError() {
        vault.answer("convoke/data/common", 404, "{\"errors\":[]}");
        vault.answer("convoke/data/event", 404, "{\"errors\":[]}");

        assertThat(failure()).hasMessage("there is nothing at convoke/common nor at convoke/event");
    }

    @Test
    void aMissingMountIsAnError() {
        vault.answer("convoke/data/common", 404, "{\"errors\":[\"no handler for route \\\"convoke/\\\"\"]}");

        assertThat(failure())
                .hasMessage("convoke/data/common answered 404: no handler for route \"convoke/\"")
                .extracting(SecretsUnavailableException::kind)
                .isEqualTo(Kind.LASTING);
    }

    @Test
    void aRefusedLoginNamesThePathAndNotTheCredentials() {
        vault.answer("auth/approle/login", 400, "{\"errors\":[\"invalid role or secret ID\"]}");

        assertThat(failure())
                .hasMessage("auth/approle/login answered 400: invalid role or secret ID")
                .extracting(SecretsUnavailableException::kind)
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void missingCredentialsNameTheirFile() throws Exception {
        Files.delete(credentials.resolve("secret-id"));

        assertThat(failure()).hasMessage(credentials.resolve("secret-id") + " cannot be read (NoSuchFileException)");
    }

    @Test
    void aPolicyThatDoesNotReachIsToldAfterOneMoreLogin() throws Exception {
        secrets.load();
        vault.answer("convoke/data/event", 403, "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\\n\\n\"]}");
        vault.requests().clear();

        assertThat(failure()).hasMessage("convoke/data/event answered 403: 1 error occurred: * permission denied");
        assertThat(vault.requests()).containsOnlyOnce(LOGIN);
    }

    @Test
    void aFreshTokenThatIsRefusedIsNotReplacedAtOnce() {
        vault.answer("convoke/data/common", 403, "{\"errors\":[\"permission denied\"]}");

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(vault.requests()).containsOnlyOnce(LOGIN);
    }

    @Test
    void sealedIsPassing() {
        vault.everything(503, "{\"errors\":[\"Vault is sealed\"]}");

        assertThat(failure())
                .hasMessage("auth/approle/login answered 503: Vault is sealed")
                .extracting(SecretsUnavailableException::kind)
                .isEqualTo(Kind.PASSING);
    }

    @Test
    void somethingElseAtTheAddressIsTold() {
        vault.everything(200, "<html>Welcome</html>");

        assertThat(failure()).hasMessage("the answer is not Vault's: is something else at that address?");
    }

    @Test
    void nobodyAtTheAddressIsPassing() {
        vault.close();

        assertThat(failure())
                .hasMessage("nobody answers at that address")
                .extracting(SecretsUnavailableException::kind)
                .isEqualTo(Kind.PASSING);
    }

    @Test
    void aBodyThatNeverComesIsBounded() {
        secrets = secrets(new AppRoleLogin(credentials), Duration.ofMillis(200));
        vault.fallSilent();

        assertThat(failure())
                .hasMessage("no answer within 200 ms")
                .extracting(SecretsUnavailableException::kind)
                .isEqualTo(Kind.PASSING);
    }

    @Test
    void neverShowsAToken() throws Exception {
        secrets.load();

        assertThat(secrets.toString()).isEqualTo("Vault at " + vault.address());
        assertThat(new VaultToken("hvs.secret", Duration.ofSeconds(3), true, 0).toString())
                .doesNotContain("hvs");
    }
}
