package io.convoke.registration.attendance.control;

import static io.convoke.registration.registrations.entity.RegistrationStatus.CHECKED_IN;
import static io.convoke.registration.registrations.entity.RegistrationStatus.NO_SHOW;
import static io.convoke.registration.registrations.entity.RegistrationStatus.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.control.InMemoryStore;
import io.convoke.registration.registrations.control.RegistrationError;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.tickets.control.TicketError;
import io.convoke.registration.tickets.entity.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final Instant START = Instant.parse("2026-12-01T18:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final UUID EVENT = UUID.randomUUID();
    private static final Staff OLGA = new Staff(UUID.randomUUID(), false);
    private static final Staff DORA = new Staff(UUID.randomUUID(), false);
    private static final Staff STRANGER = new Staff(UUID.randomUUID(), false);
    private static final Staff ADMIN = new Staff(UUID.randomUUID(), true);

    private final InMemoryStore store = new InMemoryStore();
    private final AttendanceInMemory attendance = new AttendanceInMemory(store);
    private final List<PublishedEvent> told = new ArrayList<>();
    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Door door = door();
    private final AfterTheEvent after = after();

    @BeforeEach
    void knowTheEvent() {
        store.seats.put(EVENT, new EventSeats(EVENT, 10));
        store.add(new KnownEvent(facts(1, EventStatus.ACTIVE)));
    }

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

    private Registration registered(String name) {
        var registration = Registration.registered(UUID.randomUUID(), EVENT, UUID.randomUUID(), name, START);
        store.add(registration);
        return registration;
    }

    private Shown ticket(Registration registration) {
        return Shown.ticket(Optional.of(new Ticket(registration.id(), EVENT, registration.username(), START)));
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private List<String> types() {
        return told.stream().map(PublishedEvent::type).toList();
    }

    private static EventFacts facts(long version, EventStatus status) {
        return new EventFacts(
                EVENT,
                version,
                true,
                "Evening",
                status,
                START,
                Optional.of(END),
                "Europe/Moscow",
                Optional.empty(),
                10,
                OLGA.id(),
                Map.of(DORA.id(), "checkin"));
    }

    private Outbox outbox() {
        return new Outbox() {
            @Override
            public void append(PublishedEvent event) {
                told.add(event);
            }

            @Override
            public void append(List<? extends PublishedEvent> events) {
                told.addAll(events);
            }
        };
    }

    private Door door() {
        var window = new CheckInWindow();
        window.before = Duration.ofHours(12);
        window.after = Duration.ofHours(12);
        var made = new Door();
        made.lock = store.lock();
        made.events = store;
        made.store = attendance;
        made.window = window;
        made.outbox = outbox();
        made.clock = clock;
        return made;
    }

    private AfterTheEvent after() {
        var made = new AfterTheEvent();
        made.lock = store.lock();
        made.events = store;
        made.store = attendance;
        made.outbox = outbox();
        made.clock = clock;
        return made;
    }
}
