package io.convoke.notification.preferences.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.mails.control.Samples;
import io.convoke.notification.notifications.entity.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UrgencyTest {
    private static final Instant NOW = Instant.parse("2027-03-01T22:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofHours(9));

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EMAIL_VERIFICATION", "ACCOUNT_EXISTS", "PASSWORD_RESET", "PASSWORD_CHANGED", "TELEGRAM_LINKED"})
    void whatIsAboutTheAccountNeverWaits(Kind kind) {
        assertThat(kind.isMandatory()).isTrue();
        assertThat(canWait(kind, "1", Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "REGISTRATION_CONFIRMED",
                "REGISTRATION_WAITLISTED",
                "REGISTRATION_PROMOTED",
                "REGISTRATION_CANCELLED",
                "EVENT_CHANGED",
                "EVENT_CANCELLED"
            })
    void newsOfAnEventWaitsUnlessItBeginsWithinADay(Kind kind) {
        assertThat(canWait(kind, "1", in("PT24H1S"))).isTrue();
        assertThat(canWait(kind, "1", in("PT24H"))).isTrue();
        assertThat(canWait(kind, "1", in("PT23H59M59S"))).isFalse();
        assertThat(canWait(kind, "1", in("PT-5M"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // kind, version, start, waits
        "EVENT_REMINDER, DAY@1, PT23H59M, true",
        "EVENT_REMINDER, DAY@1, PT10H1S, true",
        "EVENT_REMINDER, DAY@1, PT10H, false",
        "EVENT_REMINDER, HOUR@1, PT59M, false",
        "ANNOUNCEMENT, 1, PT9H1S, true",
        "ANNOUNCEMENT, 1, PT9H, false",
        "ANNOUNCEMENT, 1, PT10M, false",
        "ANNOUNCEMENT, 1, PT-1H, true",
        "CHAT_MENTION, 1, PT10M, true",
        "REVIEW_POSTED, 1, PT-10H, true"
    })
    void theRestWaitsUnlessItWouldComeTooLate(Kind kind, String version, String start, boolean waits) {
        assertThat(canWait(kind, version, in(start))).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"PT5H, false", "PT30H, true"})
    void whoWasToComeEarlierKnowsOfAMoveBeforeThat(String earlier, boolean waits) {
        var notification =
                Samples.notification(Kind.EVENT_CHANGED, Map.of("knownBy", NOW.plus(Duration.parse(earlier))));
        assertThat(Urgency.canWait(notification, in("P20D"), NOW, END)).isEqualTo(waits);
    }

    private static Optional<Instant> in(String duration) {
        return Optional.of(NOW.plus(Duration.parse(duration)));
    }

    private static boolean canWait(Kind kind, String version, Optional<Instant> start) {
        return Urgency.canWait(Samples.notification(kind, Map.of("version", version)), start, NOW, END);
    }
}
