package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.convoke.common.secrets.SecretsUnavailableException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSecretsTest {

    private static final String LOGIN = "POST auth/approle/login";
    private static final String RENEWAL = "POST auth/token/renew-self";

    @TempDir
    Path credentials;

    private final AtomicLong nanos = new AtomicLong(42);
    private final StubVault vault = new StubVault();
    private VaultSecrets secrets;

    @BeforeEach
    void eventLogsInWithAppRole() throws IOException {
        Files.writeString(credentials.resolve("role-id"), "the-role\n");
        Files.writeString(credentials.resolve("secret-id"), "the-secret-id\n");
        vault.token("t1", 60, true);
        vault.secret("convoke/data/common", "{\"shared\":\"common\",\"both\":\"common\"}");
        vault.secret("convoke/data/event", "{\"own\":\"event\",\"both\":\"event\"}");
        secrets = secrets(new AppRoleLogin(credentials), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        vault.close();
    }

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
    void renewsItsTokenAfterTwoThirdsOfTheLease() throws Exception {
        secrets.load();
        assertThat(secrets.restAtMost()).isEqualTo(Duration.ofSeconds(40));
        vault.requests().clear();

        pass(39);
        secrets.load();
        assertThat(vault.requests()).doesNotContain(RENEWAL + " t1");

        pass(1);
        vault.token("t1", 60, true);
        secrets.load();
        assertThat(vault.requests()).containsOnlyOnce(RENEWAL + " t1").doesNotContain(LOGIN);
        assertThat(secrets.restAtMost()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void logsInAnewWhenTheRenewalIsRefused() throws Exception {
        secrets.load();
        vault.token("t2", 60, true);
        vault.answer("auth/token/renew-self", 403, "{\"errors\":[\"permission denied\"]}");
        vault.requests().clear();

        pass(40);
        secrets.load();
        assertThat(vault.requests())
                .containsExactly(RENEWAL + " t1", LOGIN, "GET convoke/data/common t2", "GET convoke/data/event t2");
    }

    @Test
    void logsInAnewWhenRenewalsBecomeTooShort() throws Exception {
        secrets.load();
        vault.token("t2", 60, true);
        vault.answer(
                "auth/token/renew-self",
                200,
                "{\"auth\":{\"client_token\":\"t1\",\"lease_duration\":20,\"renewable\":true}}");

        pass(40);
        secrets.load();
        assertThat(vault.requests()).contains(RENEWAL + " t1", "GET convoke/data/common t2");
    }

    @Test
    void logsInAnewWhenTheTokenIsNotRenewableOrOver() throws Exception {
        vault.token("t1", 60, false);
        secrets.load();
        vault.token("t2", 60, true);
        pass(41);
        secrets.load();
        vault.token("t3", 60, true);
        pass(61);
        secrets.load();

        assertThat(vault.requests())
                .contains("GET convoke/data/common t1", "GET convoke/data/common t2", "GET convoke/data/common t3")
                .noneMatch(request -> request.startsWith(RENEWAL));
    }

    @Test
    void logsInAnewWhenTheTokenWasRevoked() throws Exception {
        secrets.load();
        vault.answer("convoke/data/common", 403, "{\"errors\":[\"permission denied\"]}");
        vault.requests().clear();

        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        assertThat(vault.requests()).containsExactly("GET convoke/data/common t1", LOGIN, "GET convoke/data/common t1");
    }

    @Test
    void keepsATokenWhoseRenewalFoundVaultAway() throws Exception {
        secrets.load();
        pass(45);
        vault.everything(503, "{\"errors\":[\"Vault is sealed\"]}");
        assertThat(failure().kind()).isEqualTo(Kind.PASSING);

        vault.asBefore();
        vault.requests().clear();
        secrets.load();
        assertThat(vault.requests()).contains(RENEWAL + " t1").doesNotContain(LOGIN);
    }

    @Test
    void usesATokenWhoseRenewalFailsUntilItIsOver() throws Exception {
        secrets.load();
        vault.answer("auth/token/renew-self", 500, "{\"errors\":[\"past the max TTL, cannot renew\"]}");
        pass(45);
        secrets.load();
        assertThat(vault.requests()).containsOnlyOnce(LOGIN);

        pass(16);
        secrets.load();
        assertThat(vault.requests()).filteredOn(LOGIN::equals).hasSize(2);
    }

    @Test
    void aTokenFromAFileIsLookedUpAndReadAgainWhenItEnds() throws Exception {
        var file = credentials.resolve("token");
        Files.writeString(file, "f1\n");
        vault.token("unused", 60, false);
        secrets = secrets(TokenLogin.ofFile(file), Duration.ofSeconds(5));
        secrets.load();
        assertThat(vault.requests()).contains("GET auth/token/lookup-self f1", "GET convoke/data/event f1");

        Files.writeString(file, "f2\n");
        pass(41);
        secrets.load();
        assertThat(vault.requests()).contains("GET auth/token/lookup-self f2", "GET convoke/data/event f2");
    }

    @Test
    void aTokenWithoutAnEndIsNeverRenewed() throws Exception {
        vault.token("root", 0, false);
        secrets = secrets(TokenLogin.of(() -> "root"), Duration.ofSeconds(5));
        secrets.load();
        pass(1_000_000);
        secrets.load();

        assertThat(vault.requests()).containsOnlyOnce("GET auth/token/lookup-self root");
        assertThat(secrets.restAtMost()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void neverShowsAToken() throws Exception {
        secrets.load();

        assertThat(secrets.toString()).isEqualTo("Vault at " + vault.address());
        assertThat(new VaultToken("hvs.secret", Duration.ofSeconds(3), true, 0).toString())
                .doesNotContain("hvs");
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private VaultSecrets secrets(VaultLogin login, Duration timeout) {
        return new VaultSecrets(vault.client(timeout), login, "convoke", "event", nanos::get);
    }

    private SecretsUnavailableException failure() {
        return catchThrowableOfType(SecretsUnavailableException.class, secrets::load);
    }
}
