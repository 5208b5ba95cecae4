package io.convoke.registration.attendance.control;

import static io.convoke.registration.registrations.entity.RegistrationStatus.CHECKED_IN;
import static io.convoke.registration.registrations.entity.RegistrationStatus.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.problem.CommonProblem;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.registrations.control.RegistrationError;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.tickets.control.TicketError;
import io.convoke.registration.tickets.entity.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoorTest extends AttendanceRules {
    @Test
    void theSecondTimeChangesNothingAndTellsTheFirst() {
        var ann = registered("ann");
        var first = door.checkIn(EVENT, Shown.registration(ann.id()), DORA);
        assertThat(first.repeated()).isFalse();
        now = now.plusSeconds(60);
        var second = door.checkIn(EVENT, ticket(ann), OLGA);
        assertThat(second.repeated()).isTrue();
        assertThat(second.registration().orElseThrow().checkedInAt()).contains(START);
        assertThat(told)
                .containsExactly(
                        new RegistrationCheckedIn(ann.id(), EVENT, ann.userId(), "ann", CHECKED_IN, DORA.id(), START));
        now = END.plus(Duration.ofDays(9));
        assertThat(door.checkIn(EVENT, ticket(ann), DORA).repeated())
                .as("also when check-in has closed")
                .isTrue();
    }

    @Test
    void onlyTheEventsOwnPeopleCheckIn() {
        var ann = registered("ann");
        refused(CommonProblem.FORBIDDEN, () -> door.checkIn(EVENT, ticket(ann), STRANGER));
        refused(
                CommonProblem.FORBIDDEN,
                () -> door.checkIn(EVENT, Shown.ticket(Optional.empty()), new Staff(ann.userId(), false)));
        refused(CommonProblem.FORBIDDEN, () -> door.undo(EVENT, ann.id(), STRANGER));
        refused(CommonProblem.FORBIDDEN, () -> after.correct(EVENT, ann.id(), true, DORA));
        refused(
                RegistrationError.EVENT_UNKNOWN,
                () -> door.checkIn(UUID.randomUUID(), Shown.registration(ann.id()), OLGA));
        door.checkIn(EVENT, ticket(ann), ADMIN);
    }

    @Test
    void eachRefusalSaysWhy() {
        var ann = registered("ann");
        refused(TicketError.TICKET_INVALID, () -> door.checkIn(EVENT, Shown.ticket(Optional.empty()), DORA));
        refused(
                AttendanceError.TICKET_OF_ANOTHER_EVENT,
                () -> door.checkIn(
                        EVENT, Shown.ticket(Optional.of(new Ticket(ann.id(), UUID.randomUUID(), "ann", now))), DORA));
        refused(
                AttendanceError.ATTENDEE_UNKNOWN,
                () -> door.checkIn(EVENT, Shown.registration(UUID.randomUUID()), DORA));
        var bob = Registration.waitlisted(UUID.randomUUID(), EVENT, UUID.randomUUID(), "bob", now);
        store.add(bob);
        refused(RegistrationError.NO_SEAT, () -> door.checkIn(EVENT, ticket(bob), DORA));
        bob.cancel(now);
        refused(RegistrationError.REGISTRATION_CANCELLED, () -> door.checkIn(EVENT, ticket(bob), DORA));
        store.events.get(EVENT).update(facts(2, EventStatus.CANCELLED));
        refused(RegistrationError.EVENT_CANCELLED, () -> door.checkIn(EVENT, ticket(ann), DORA));
        store.events.get(EVENT).update(facts(3, EventStatus.DELETED));
        refused(RegistrationError.EVENT_UNKNOWN, () -> door.checkIn(EVENT, ticket(ann), DORA));
        assertThat(told).isEmpty();
        assertThat(attendance.watched).isEmpty();
    }

    @Test
    void theDoorIsOpenFromTwelveHoursBeforeTheStartUntilTwelveAfterTheEnd() {
        var ann = registered("ann");
        now = START.minus(Duration.ofHours(12)).minusMillis(1);
        refused(AttendanceError.CHECK_IN_NOT_OPEN, () -> door.checkIn(EVENT, ticket(ann), DORA));
        now = END.plus(Duration.ofHours(12));
        refused(AttendanceError.CHECK_IN_NOT_OPEN, () -> door.checkIn(EVENT, ticket(ann), DORA));
        now = now.minusMillis(1);
        door.checkIn(EVENT, ticket(ann), DORA);
        now = now.plusMillis(1);
        refused(AttendanceError.CHECK_IN_NOT_OPEN, () -> door.undo(EVENT, ann.id(), DORA));
    }

    @Test
    void aBatchHasAnOutcomeForEachAndTimesThatCanBe() {
        var people = List.of(registered("ann"), registered("bob"), registered("cid"));
        var scans = List.of(
                new Scan(ticket(people.get(0)), START.minus(Duration.ofDays(30))),
                new Scan(Shown.ticket(Optional.empty()), START),
                new Scan(Shown.registration(people.get(1).id()), START.minusSeconds(90)),
                new Scan(ticket(people.get(2)), START.plus(Duration.ofDays(30))),
                new Scan(ticket(people.get(0)), START));

        var arrivals = door.checkInAll(EVENT, scans, DORA);

        assertThat(arrivals).extracting(Arrival::repeated).containsExactly(false, false, false, false, true);
        assertThat(arrivals.get(1).refusal().orElseThrow().type()).isEqualTo(TicketError.TICKET_INVALID);
        assertThat(people)
                .extracting(person -> person.checkedInAt().orElseThrow())
                .containsExactly(START.minus(Duration.ofHours(12)), START.minusSeconds(90), START);
        assertThat(types()).containsExactly("checked-in", "checked-in", "checked-in");
        assertThat(door.checkInAll(EVENT, scans, DORA))
                .extracting(Arrival::repeated)
                .containsExactly(true, false, true, true, true);
        assertThat(told).hasSize(3);
    }

    @Test
    void aCheckInIsTakenBackOnce() {
        var ann = registered("ann");
        door.undo(EVENT, ann.id(), DORA);
        assertThat(told).isEmpty();
        door.checkIn(EVENT, ticket(ann), DORA);
        door.undo(EVENT, ann.id(), DORA);
        door.undo(EVENT, ann.id(), DORA);
        assertThat(ann.status()).isEqualTo(REGISTERED);
        assertThat(types()).containsExactly("checked-in", "check-in-undone");
        refused(AttendanceError.ATTENDEE_UNKNOWN, () -> door.undo(EVENT, UUID.randomUUID(), DORA));
    }
}
