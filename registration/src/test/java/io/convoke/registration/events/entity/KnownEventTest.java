package io.convoke.registration.events.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownEventTest {
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID OLGA = UUID.randomUUID();
    private static final UUID ED = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-12-01T18:00:00Z");

    @Test
    void onlyNewerFactsCount() {
        var event = new KnownEvent(facts(3, true, "Third", Map.of()));
        assertThat(event.update(facts(2, true, "Second", Map.of()))).isFalse();
        assertThat(event.update(facts(3, true, "Another third", Map.of()))).isFalse();
        assertThat(event.name()).isEqualTo("Third");
        assertThat(event.update(facts(4, true, "Fourth", Map.of()))).isTrue();
        assertThat(event.name()).isEqualTo("Fourth");
    }

    @Test
    void theTopicCompletesWhatWasAskedFor() {
        var event = new KnownEvent(facts(3, false, "Third", Map.of()));
        assertThat(event.isStaffedBy(ED)).isFalse();
        assertThat(event.update(facts(3, true, "Third", Map.of(ED, "editor")))).isTrue();
        assertThat(event.isStaffedBy(ED)).isTrue();
        assertThat(event.update(facts(4, false, "Fourth", Map.of()))).isTrue();
        assertThat(event.isStaffedBy(ED)).isTrue();
    }

    @Test
    void rightsFollowTheRole() {
        var event = new KnownEvent(facts(1, true, "First", Map.of(ED, "checkin")));
        assertThat(event.isStaffedBy(ED)).isTrue();
        assertThat(event.isWrittenBy(ED)).isFalse();
        assertThat(event.isWrittenBy(OLGA)).isTrue();
        event.update(facts(2, true, "Second", Map.of(ED, "moderator")));
        assertThat(event.isStaffedBy(ED)).isFalse();
        assertThat(event.isStaffedBy(UUID.randomUUID())).isFalse();
    }

    @Test
    void registeringEndsAtTheStartAtTheLatest() {
        assertThat(closing(Optional.empty()).registrationEnd()).isEqualTo(START);
        assertThat(closing(Optional.of(START.minus(Duration.ofDays(1)))).registrationEnd())
                .isEqualTo(START.minus(Duration.ofDays(1)));
        assertThat(closing(Optional.of(START.plus(Duration.ofDays(1)))).registrationEnd())
                .isEqualTo(START);
    }

    @Test
    void seatsChangeHandsUntilTheStartOfAnActiveEvent() {
        var event = closing(Optional.empty());
        assertThat(event.isAhead(START.minusMillis(1))).isTrue();
        assertThat(event.isAhead(START)).isFalse();
    }

    @Test
    void anEventIsOverAtItsEndOrADayAfterItsStartOrWhenItsServiceSaysSo() {
        var open = closing(Optional.empty());
        assertThat(open.overAt()).isEqualTo(START.plus(Duration.ofDays(1)));
        var end = START.plus(Duration.ofHours(2));
        var event = new KnownEvent(over(1, EventStatus.ACTIVE, Optional.of(end)));
        assertThat(event.isOver(end.minusMillis(1))).isFalse();
        assertThat(event.isOver(end)).isTrue();
        event.update(over(2, EventStatus.COMPLETED, Optional.of(end)));
        assertThat(event.isOver(START)).isTrue();
        event.update(over(3, EventStatus.CANCELLED, Optional.of(end)));
        assertThat(event.isOver(end)).isFalse();
    }

    @Test
    void forgottenPersonsAreLeftOut() {
        var facts = facts(1, true, "First", Map.of(ED, "editor"));
        assertThat(facts.without(person -> false)).isEqualTo(facts);
        assertThat(facts.without(ED::equals).team()).isEmpty();
        assertThat(facts.without(ED::equals).organiserId()).isEqualTo(OLGA);
        assertThat(facts.without(OLGA::equals).organiserId()).isNotEqualTo(OLGA);
        assertThat(facts.without(OLGA::equals).team()).containsOnlyKeys(ED);
    }

    @Test
    void factsWithoutWhatRegisteringNeedsAreRefused() {
        assertThatThrownBy(() -> facts(1, true, null, Map.of())).isInstanceOf(NullPointerException.class);
    }

    private static KnownEvent closing(Optional<Instant> closing) {
        return new KnownEvent(new EventFacts(
                EVENT,
                1,
                true,
                "Evening",
                EventStatus.ACTIVE,
                START,
                Optional.empty(),
                "Europe/Moscow",
                closing,
                10,
                OLGA,
                Map.of()));
    }

    private static EventFacts over(long version, EventStatus status, Optional<Instant> end) {
        return new EventFacts(
                EVENT,
                version,
                true,
                "Evening",
                status,
                START,
                end,
                "Europe/Moscow",
                Optional.empty(),
                10,
                OLGA,
                Map.of());
    }

    private static EventFacts facts(long version, boolean fromTopic, String name, Map<UUID, String> team) {
        return new EventFacts(
                EVENT,
                version,
                fromTopic,
                name,
                EventStatus.ACTIVE,
                START,
                Optional.empty(),
                "Europe/Moscow",
                Optional.empty(),
                10,
                OLGA,
                team);
    }
}
