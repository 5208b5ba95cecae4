package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.ConsumerGroup;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing lost and nothing applied twice, whatever dies in between. */
@RegistrationTest
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @AfterEach
    void everythingRunsAgain(RunningService service) {
        Bench.current().broker().start(PATIENCE);
        service.start();
    }

    @Test
    void whatCommittedBeforeTheServerDiedIsSentAfterwards(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(3);
        var ann = Visitor.user(service, "ann");
        var broker = Bench.current().broker();

        broker.kill9();
        var registration = ann.register(event.id);
        assertThat(database.count("registration.outbox where key = ?", event.id.toString()))
                .isEqualTo(2);
        service.kill9();
        broker.start(PATIENCE);
        service.start();

        var confirmed = events.await("registrations", "confirmed", event.id);
        assertThat(confirmed.json().get("registrationId")).isEqualTo(registration.get("id"));
        awaitEmptyOutbox(database, event.id);
        assertThat(SeatsHistory.await(events, event.id, 1).types()).containsExactly("confirmed", "seats-changed");
    }

    @Test
    void whatWasAcknowledgedButNotMarkedIsSentAgainUnderTheSameId(
            RunningService service, Events events, Database database) throws SQLException {
        var event = PublishedEvent.ofCapacity(3);
        var ann = Visitor.user(service, "ann");
        var broker = Bench.current().broker();

        // The relay can send but not delete: its row is locked.
        broker.process().pause();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                ann.register(event.id);
                try (var lock =
                        connection.prepareStatement("select * from registration.outbox where key = ? for update")) {
                    lock.setString(1, event.id.toString());
                    lock.execute();
                }
            } finally {
                broker.process().resume();
            }
            SeatsHistory.await(events, event.id, 1);
            service.kill9();
            // The database has the relay's last statement already; as it dies with the server, so it must here.
            database.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'convoke-registration-direct'");
            connection.rollback();
        }
        assertThat(database.count("registration.outbox where key = ?", event.id.toString()))
                .isEqualTo(2);
        service.start();

        awaitEmptyOutbox(database, event.id);
        Awaitility.await("both sent again")
                .atMost(PATIENCE)
                .until(() -> told(events, event.id).size() == 4);
        assertThat(told(events, event.id).stream().collect(Collectors.groupingBy(Received::id)))
                .hasSize(2)
                .allSatisfy((id, twice) -> assertThat(twice)
                        .hasSize(2)
                        .extracting(record -> record.type() + record.json())
                        .containsOnly(twice.get(0).type() + twice.get(0).json()));
    }

    @Test
    void replayingTheTopicFromTheStartChangesNothing(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(1);
        Visitor.user(service, "ann").register(event.id);
        var bob = Visitor.user(service, "bob");
        var place = bob.register(event.id);
        event.with("capacity", 2).change("changed");
        SeatsHistory.await(events, event.id, 3);
        var before = state(database);

        var group = new ConsumerGroup(events, "registration-events", "events");
        service.stop();
        group.rewind();
        service.start();

        group.awaitCaughtUp();
        assertThat(state(database)).isEqualTo(before);
        assertThat(bob.read(place).get("status").asText()).isEqualTo("registered");
        Visitor.user(service, "cid").register(event.id);
        assertThat(SeatsHistory.await(events, event.id, 4).violations()).isEmpty();
    }

    @Test
    void aTransactionThatFailedIsNotTold(RunningService service, Events events, Database database) {
        var event = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var seat = ann.register(event.id);
        ann.tryRegister(event.id).expectProblem(409, "already-registered");
        // Fails when the answer to the key is stored, which is after the events were appended.
        database.update("alter table registration.idempotency add constraint never check (status is null) not valid");
        try {
            Visitor.user(service, "bob")
                    .http()
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .post("/", Map.of("eventId", event.id.toString()))
                    .expectProblem(500, "internal-error");
        } finally {
            database.update("alter table registration.idempotency drop constraint never");
        }
        ann.cancel(seat);

        var history = SeatsHistory.await(events, event.id, 2);
        assertThat(history.types()).containsExactly("confirmed", "seats-changed", "cancelled", "seats-changed");
        assertThat(history.violations()).isEmpty();
        assertThat(database.count("registration.event_registration where event_id = ?", event.id))
                .isEqualTo(1);
    }

    private static List<Received> told(Events events, UUID eventId) {
        return events.received("registrations").stream()
                .filter(record -> record.key().equals(eventId.toString()))
                .toList();
    }

    private static void awaitEmptyOutbox(Database database, UUID eventId) {
        Awaitility.await("the outbox is empty")
                .atMost(PATIENCE)
                .until(() -> database.count("registration.outbox where key = ?", eventId.toString()) == 0);
    }

    /** All that the service has decided so far. */
    private static List<Map<String, Object>> state(Database database) {
        return database.rows("""
                select e.event_id, e.version as event_version, s.capacity, s.taken, s.waiting, s.version,
                       (select string_agg(r.id || r.status, ',' order by r.place)
                        from registration.event_registration r where r.event_id = e.event_id) as registrations
                from registration.known_event e join registration.event_seats s using (event_id)
                order by event_id""");
    }
}
