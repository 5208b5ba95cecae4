package io.convoke.registration.attendance.control;

import static io.convoke.registration.registrations.entity.RegistrationStatus.CHECKED_IN;
import static io.convoke.registration.registrations.entity.RegistrationStatus.NO_SHOW;
import static io.convoke.registration.registrations.entity.RegistrationStatus.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.registrations.control.RegistrationError;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AfterTheEventTest extends AttendanceRules {
    @Test
    void afterAnEventThatUsedCheckInTheOthersAreNoShowsInOrder() {
        var ann = registered("ann");
        var bob = registered("bob");
        var cid = registered("cid");
        door.checkIn(EVENT, ticket(bob), DORA);
        told.clear();

        now = END.minusMillis(1);
        assertThat(after.due(new UUID(0, 0))).isEmpty();
        assertThat(after.markSome(EVENT)).isFalse();
        assertThat(ann.status()).isEqualTo(REGISTERED);
        now = END;
        assertThat(after.due(new UUID(0, 0))).containsExactly(EVENT);
        assertThat(after.markSome(EVENT)).isFalse();

        assertThat(List.of(ann.status(), bob.status(), cid.status())).containsExactly(NO_SHOW, CHECKED_IN, NO_SHOW);
        assertThat(told)
                .containsExactly(
                        new RegistrationNoShow(ann.id(), EVENT, ann.userId(), "ann", NO_SHOW, END),
                        new RegistrationNoShow(cid.id(), EVENT, cid.userId(), "cid", NO_SHOW, END));
        assertThat(attendance.watched).isEmpty();

        // A device that comes back late.
        door.checkIn(EVENT, ticket(cid), DORA);
        assertThat(cid.status()).isEqualTo(CHECKED_IN);
    }

    @Test
    void manyAreMarkedInBatches() {
        door.checkIn(EVENT, ticket(registered("ann")), DORA);
        for (int i = 0; i <= AfterTheEvent.BATCH; i++) {
            registered("p" + i);
        }
        now = END;
        assertThat(after.markSome(EVENT)).isTrue();
        assertThat(after.markSome(EVENT)).isFalse();
        assertThat(attendance.unseen(EVENT, 10)).isEmpty();
        assertThat(attendance.watched).isEmpty();
    }

    @Test
    void eventsWithoutCheckInAreLeftAlone() {
        var ann = registered("ann");
        door.checkIn(EVENT, ticket(ann), DORA);
        door.undo(EVENT, ann.id(), DORA);
        now = END;
        after.markSome(EVENT);
        assertThat(ann.status()).isEqualTo(REGISTERED);
        assertThat(attendance.watched).isEmpty();

        door.checkIn(EVENT, ticket(ann), DORA);
        var bob = registered("bob");
        store.events.get(EVENT).update(facts(2, EventStatus.CANCELLED));
        after.markSome(EVENT);
        assertThat(bob.status()).as("the event was cancelled").isEqualTo(REGISTERED);
    }

    @Test
    void theOrganiserCorrectsAfterTheEvent() {
        var ann = registered("ann");
        refused(AttendanceError.EVENT_NOT_OVER, () -> after.correct(EVENT, ann.id(), true, OLGA));
        now = END.plus(Duration.ofDays(30));
        after.correct(EVENT, ann.id(), false, OLGA);
        after.correct(EVENT, ann.id(), false, OLGA);
        assertThat(ann.status()).isEqualTo(NO_SHOW);
        after.correct(EVENT, ann.id(), true, ADMIN);
        after.correct(EVENT, ann.id(), true, ADMIN);
        assertThat(ann.checkedInAt()).contains(now);
        after.correct(EVENT, ann.id(), false, OLGA);
        assertThat(types()).containsExactly("no-show", "checked-in", "no-show");
        refused(AttendanceError.ATTENDEE_UNKNOWN, () -> after.correct(EVENT, UUID.randomUUID(), true, OLGA));
        store.events.get(EVENT).update(facts(2, EventStatus.CANCELLED));
        refused(RegistrationError.EVENT_CANCELLED, () -> after.correct(EVENT, ann.id(), true, OLGA));
    }
}
