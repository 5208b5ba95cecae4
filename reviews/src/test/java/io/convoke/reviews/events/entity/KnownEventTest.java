package io.convoke.reviews.events.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownEventTest {
    private static final Instant START = Instant.parse("2027-03-25T16:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(3));
    private static final UUID OLGA = new UUID(0, 1);
    private static final UUID ED = new UUID(0, 2);
    private static final UUID CHRIS = new UUID(0, 3);
    private static final UUID ANN = new UUID(0, 4);

    @Test
    void itIsOverAtItsEnd() {
        var event = new KnownEvent(facts(1, EventStatus.ACTIVE, Optional.of(END)));
        assertThat(event.isOver(END.minusMillis(1))).isFalse();
        assertThat(event.isOver(END)).isTrue();
    }

    @Test
    void withoutAnEndItIsOverADayAfterItsStart() {
        var event = new KnownEvent(facts(1, EventStatus.ACTIVE, Optional.empty()));
        assertThat(event.isOver(START.plus(Duration.ofHours(24)).minusMillis(1)))
                .isFalse();
        assertThat(event.isOver(START.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void whatItsOrganiserCompletedIsOver() {
        var event = new KnownEvent(facts(1, EventStatus.COMPLETED, Optional.of(END)));
        assertThat(event.isOver(START)).isTrue();
    }

    @Test
    void olderFactsChangeNothing() {
        var event = new KnownEvent(facts(3, EventStatus.ACTIVE, Optional.of(END)));
        assertThat(event.update(facts(2, EventStatus.CANCELLED, Optional.of(END))))
                .isFalse();
        assertThat(event.update(facts(3, EventStatus.CANCELLED, Optional.of(END))))
                .isFalse();
        assertThat(event.status()).isEqualTo(EventStatus.ACTIVE);
        assertThat(event.update(facts(4, EventStatus.CANCELLED, Optional.of(END))))
                .isTrue();
        assertThat(event.status()).isEqualTo(EventStatus.CANCELLED);
    }

    @Test
    void theWholeTeamRunsItButOnlySomeSpeakForIt() {
        var event = new KnownEvent(facts(1, EventStatus.ACTIVE, Optional.of(END)));
        assertThat(event.isRunBy(OLGA)).isTrue();
        assertThat(event.isRunBy(ED)).isTrue();
        assertThat(event.isRunBy(CHRIS)).isTrue();
        assertThat(event.isRunBy(ANN)).isFalse();
        assertThat(event.isWrittenBy(OLGA)).isTrue();
        assertThat(event.isWrittenBy(ED)).isTrue();
        assertThat(event.isWrittenBy(CHRIS)).isFalse();
        assertThat(event.isWrittenBy(ANN)).isFalse();
    }

    @Test
    void thoseWhoAreGoneAreLeftOut() {
        var facts = facts(1, EventStatus.ACTIVE, Optional.of(END)).without(ED::equals);
        assertThat(facts.team()).isEqualTo(Map.of(OLGA, "owner", CHRIS, "checkin"));
        assertThat(facts.of(ANN).organiserId()).isEqualTo(ANN);
    }

    private static EventFacts facts(long version, EventStatus status, Optional<Instant> end) {
        return new EventFacts(
                new UUID(0, 9),
                version,
                "Kotlin",
                status,
                START,
                end,
                OLGA,
                Map.of(OLGA, "owner", ED, "editor", CHRIS, "checkin"));
    }
}
