package io.convoke.auth.keys.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.keys.control.SigningKeys;
import io.convoke.common.mailtokens.MailTokens;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class KeysReadinessTest {
    @Test
    void notReadyWhileNobodyCouldVerifyWhatIsSigned() {
        var answer = check(Optional.of("the signing key is a mystery"), false);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsEntry("reason", "the signing key is a mystery");
    }

    @Test
    void notReadyWhileNoMailedLinkCanBeMade() {
        var answer = check(Optional.empty(), false);

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("reason", "the secret convoke.mail-token-key is missing or too short");
    }

    @Test
    void readyWithBoth() {
        var answer = check(Optional.empty(), true);

        assertThat(answer.getName()).isEqualTo("auth-keys");
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
    }

    private static HealthCheckResponse check(Optional<String> obstacle, boolean mailTokensAreReady) {
        var check = new KeysReadiness();
        check.keys = new SigningKeys() {
            @Override
            public Optional<String> obstacle() {
                return obstacle;
            }
        };
        check.mailTokens = new MailTokens() {
            @Override
            public boolean isReady() {
                return mailTokensAreReady;
            }
        };
        return check.call();
    }
}
