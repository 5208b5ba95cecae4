package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.deliveries.control.DeliveryFailure.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramFailureTest {
    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, REFUSED, true, true",
        "403, Forbidden: user is deactivated, REFUSED, true, true",
        "400, Bad Request: chat not found, REFUSED, true, true",
        "400, Bad Request: message is too long, REFUSED, false, true",
        "401, Unauthorized, SERVER_AWAY, false, true",
        "404, Not Found, SERVER_AWAY, false, true",
        "500, Internal Server Error, SERVER_AWAY, false, false",
        "502, Bad Gateway, SERVER_AWAY, false, false",
        "429, Too Many Requests: retry after 3, PASSING, false, true"
    })
    void theAnswerDecides(int status, String description, Kind kind, boolean unreachable, boolean known) {
        var failure = TelegramFailure.answered(status, description, 3);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.isUnreachable()).isEqualTo(unreachable);
        assertThat(failure.isSurelyNotTaken()).isEqualTo(known);
        assertThat(failure).hasMessage(status + " " + description);
    }

    @Test
    void theWaitIsWhatWasAskedForWithinReason() {
        assertThat(TelegramFailure.answered(429, "x", 3).retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(TelegramFailure.answered(429, "x", 0).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(TelegramFailure.answered(429, "x", 1_000_000).retryAfter()).contains(Duration.ofHours(1));
        assertThat(TelegramFailure.answered(500, "x", 3).retryAfter()).isEmpty();
    }
}
