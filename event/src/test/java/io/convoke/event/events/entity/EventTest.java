package io.convoke.event.events.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.convoke.event.locations.entity.Location;
import io.convoke.event.locations.entity.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final Instant NOW = Instant.parse("2027-01-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant START = Instant.parse("2027-03-25T16:00:00Z");

    private final Event draft = new Event(plan("Kotlin", START, "Kazan"), ANN, "ann", true, NOW);
    private final Event active = new Event(plan("Kotlin", START, "Kazan"), ANN, "ann", false, NOW);

    @Test
    void itBeginsAtVersionOneWithItsOwner() {
        assertThat(active.version()).isEqualTo(1);
        assertThat(active.sequence()).isZero();
        assertThat(active.roleOf(ANN)).contains(TeamRole.OWNER);
        assertThat(active.roleOf(BOB)).isEmpty();
    }

    @Test
    void theSamePlanChangesNothing() {
        assertThat(active.change(plan("Kotlin", START, "Kazan"), LATER)).isEmpty();
        assertThat(active.version()).isEqualTo(1);
        assertThat(active.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void timeAndPlaceRaiseTheSequenceOfWhatIsPublished() {
        assertThat(active.change(plan("Kotlin", START.plusSeconds(3600), "Kazan"), LATER))
                .containsExactly("start");
        assertThat(active.sequence()).isEqualTo(1);
        assertThat(active.change(plan("Kotlin", START.plusSeconds(3600), "Perm"), LATER))
                .containsExactly("location");
        assertThat(active.sequence()).isEqualTo(2);
        assertThat(active.version()).isEqualTo(3);
    }

    @Test
    void nobodyHasADraftInTheCalendar() {
        draft.change(plan("Java", START, "Perm"), LATER);
        assertThat(draft.sequence()).isZero();
        assertThat(draft.version()).isEqualTo(2);
    }

    @Test
    void theLifeCycleHasNoWayBack() {
        assertThatIllegalStateException().isThrownBy(() -> draft.cancel(Optional.empty(), LATER));
        draft.publish(LATER);
        assertThatIllegalStateException().isThrownBy(() -> draft.publish(LATER));
        draft.cancel(Optional.of("ill"), LATER);
        assertThat(draft.sequence()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> draft.complete(LATER));
        assertThatIllegalStateException().isThrownBy(() -> draft.publish(LATER));
        active.complete(LATER);
        assertThatIllegalStateException().isThrownBy(() -> active.cancel(Optional.empty(), LATER));
    }

    @Test
    void theOwnerStaysInTheTeam() {
        assertThatIllegalArgumentException().isThrownBy(() -> active.assign(ANN, TeamRole.EDITOR, LATER));
        assertThatIllegalArgumentException().isThrownBy(() -> active.assign(BOB, TeamRole.OWNER, LATER));
        assertThatIllegalArgumentException().isThrownBy(() -> active.dismiss(ANN, LATER));
        assertThat(active.assign(BOB, TeamRole.EDITOR, LATER)).isTrue();
        assertThat(active.assign(BOB, TeamRole.EDITOR, LATER)).isFalse();
        assertThat(active.version()).isEqualTo(2);
        assertThat(active.dismiss(BOB, LATER)).isTrue();
        assertThat(active.dismiss(BOB, LATER)).isFalse();
    }

    @Test
    void anOwnerWhoIsGoneIsReplacedByNobody() {
        active.leaveToNobody(BOB, "former member", LATER);
        assertThat(active.ownerId()).isEqualTo(BOB);
        assertThat(active.ownerName()).isEqualTo("former member");
        assertThat(active.roleOf(ANN)).isEmpty();
        assertThat(active.roleOf(BOB)).contains(TeamRole.OWNER);
        assertThat(active.version()).isEqualTo(2);
    }

    @Test
    void withoutAnEndItIsOverADayAfterItsStart() {
        assertThat(active.schedule().over()).isEqualTo(START.plus(Schedule.ASSUMED_LENGTH));
    }

    @Test
    void aScheduleRunsForward() {
        var zone = ZoneId.of("UTC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(START, Optional.of(START), zone, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(START, Optional.empty(), zone, Optional.of(START.plusMillis(1))));
    }

    private static EventPlan plan(String name, Instant start, String city) {
        return new EventPlan(
                name,
                Optional.empty(),
                Optional.empty(),
                new Schedule(start, Optional.empty(), ZoneId.of("Europe/Moscow"), Optional.empty()),
                10,
                Optional.of(Location.own(new Place(city, Optional.empty(), Optional.empty()), ANN, NOW)),
                Optional.empty());
    }
}
