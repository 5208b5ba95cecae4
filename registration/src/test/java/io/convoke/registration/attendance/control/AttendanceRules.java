package io.convoke.registration.attendance.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.events.Outbox;
import io.convoke.common.events.PublishedEvent;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.ProblemType;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.control.InMemoryStore;
import io.convoke.registration.registrations.entity.EventSeats;
import io.convoke.registration.registrations.entity.Registration;
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

/** An event with a door, its staff and its time, without a container. */
abstract class AttendanceRules {
    static final Instant START = Instant.parse("2026-12-01T18:00:00Z");
    static final Instant END = START.plus(Duration.ofHours(2));
    static final UUID EVENT = UUID.randomUUID();
    static final Staff OLGA = new Staff(UUID.randomUUID(), false);
    static final Staff DORA = new Staff(UUID.randomUUID(), false);
    static final Staff STRANGER = new Staff(UUID.randomUUID(), false);
    static final Staff ADMIN = new Staff(UUID.randomUUID(), true);

    final InMemoryStore store = new InMemoryStore();
    final AttendanceInMemory attendance = new AttendanceInMemory(store);
    final List<PublishedEvent> told = new ArrayList<>();
    Instant now = START;
    final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    final Door door = door();
    final AfterTheEvent after = after();

    @BeforeEach
    void knowTheEvent() {
        store.seats.put(EVENT, new EventSeats(EVENT, 10));
        store.add(new KnownEvent(facts(1, EventStatus.ACTIVE)));
    }

    Registration registered(String name) {
        var registration = Registration.registered(UUID.randomUUID(), EVENT, UUID.randomUUID(), name, START);
        store.add(registration);
        return registration;
    }

    static Shown ticket(Registration registration) {
        return Shown.ticket(Optional.of(new Ticket(registration.id(), EVENT, registration.username(), START)));
    }

    static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    List<String> types() {
        return told.stream().map(PublishedEvent::type).toList();
    }

    static EventFacts facts(long version, EventStatus status) {
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
