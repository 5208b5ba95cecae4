package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.secrets.SecretsUnavailableException.Kind;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How Vault's tokens are renewed and replaced. */
class VaultTokenLifeTest extends StubVaultLogin {
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
}
