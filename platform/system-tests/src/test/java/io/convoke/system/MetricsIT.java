package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Scrape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each metric says what really happened. Other tests act at other times, so only differences count. */
class MetricsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform = Platform.current();
    private Scrape before;

    @BeforeEach
    void before() {
        before = platform.metrics();
    }

    @Test
    void registrationsByOutcomeAndTheWaitlist() {
        var organiser = Participant.verified(platform, "oona", "en");
        var ann = Participant.verified(platform, "annika", "en");
        var boris = Participant.verified(platform, "bo", "en");
        var event = organiser.createEvent("Counting sheep", 20, 1);

        var seat = ann.register(event).getId().toString();
        boris.register(event);
        boris.api().post("/registrations", Map.of("eventId", event)).expectProblem(409, "already-registered");
        ann.api().post("/registrations", Map.of("eventId", UUID.randomUUID())).expectProblem(404, "event-unknown");
        ann.api()
                .with("Idempotency-Key", "x".repeat(101))
                .post("/registrations", Map.of("eventId", event))
                .expectProblem(400, "malformed-request");

        assertRise(1, "convoke_registrations_total", "outcome", "registered");
        assertRise(1, "convoke_registrations_total", "outcome", "waitlisted");
        assertRise(1, "convoke_registrations_total", "outcome", "already-registered");
        assertRise(1, "convoke_registrations_total", "outcome", "event-unknown");
        assertRise(1, "convoke_registrations_total", "outcome", "refused");
        assertRise(0, "convoke_registrations_total", "outcome", "failed");
        awaitRise(1, "convoke_waitlist_length");

        ann.api().post("/registrations/" + seat + "/cancel").expect(200);
        ann.api().post("/registrations/" + seat + "/cancel").expect(200);
        assertRise(1, "convoke_registration_cancellations_total");
        assertRise(1, "convoke_registration_promotions_total");
        awaitRise(0, "convoke_waitlist_length");
    }

    @Test
    void theWaitForSeatsIsMeasured() throws Exception {
        var ann = Participant.verified(platform, "antje", "en");
        var event = Participant.verified(platform, "orsina", "en").createEvent("Counting sheep", 20, 5);
        await("the event's seats")
                .atMost(SOON)
                .until(() -> Bench.current()
                                .database()
                                .count("registration.event_seats where event_id = ?", UUID.fromString(event))
                        == 1);
        before = platform.metrics();
        try (var connection = superuser()) {
            connection.setAutoCommit(false);
            lockSeats(connection, event);
            var registering = CompletableFuture.supplyAsync(() -> ann.register(event));
            await("a request that waits for the lock")
                    .atMost(SOON)
                    .until(() -> Bench.current()
                                    .database()
                                    .count("pg_locks l join pg_stat_activity a using (pid)"
                                            + " where not l.granted and a.application_name = 'convoke-registration'")
                            > 0);
            await().pollDelay(Duration.ofMillis(600)).until(() -> true);
            connection.rollback();
            registering.get();
        }
        assertThat(rise("convoke_seat_lock_wait_seconds_sum")).isBetween(0.5, 20.0);
        assertThat(rise("convoke_seat_lock_wait_seconds_count")).isGreaterThanOrEqualTo(1);
        assertThat(rise("convoke_seat_lock_wait_seconds_bucket", "le", "+Inf")
                        - rise("convoke_seat_lock_wait_seconds_bucket", "le", "0.5"))
                .as("waits of more than half a second")
                .isEqualTo(1);
    }

    @Test
    void loginsByOutcome() {
        var ann = Participant.verified(platform, "anouk", "en");
        platform.api()
                .post("/auth/tokens", Map.of("login", ann.email(), "password", "not this one"))
                .expectProblem(401, "invalid-credentials");
        assertRise(1, "convoke_logins_total", "outcome", "succeeded");
        assertRise(1, "convoke_logins_total", "outcome", "invalid-credentials");
        assertRise(0, "convoke_logins_total", "outcome", "failed");
    }

    @Test
    void mailsByStatusAndEventsOnTheirWay() {
        Participant.verified(platform, "anselm", "en");
        awaitRise(1, "convoke_notifications_total", "channel", "email", "status", "sent");
        assertThat(rise("convoke_inbox_applied_total", "consumer", "notification-accounts"))
                .isGreaterThanOrEqualTo(2);
        assertThat(rise("convoke_outbox_sent_total", "convoke_service", "auth")).isGreaterThanOrEqualTo(2);
        await().atMost(SOON).untilAsserted(() -> {
            var now = platform.metrics();
            assertThat(now.sum("convoke_outbox_rows")).isZero();
            assertThat(now.sum("convoke_outbox_age_seconds")).isZero();
            assertThat(now.sum("convoke_inbox_waiting_seconds")).isZero();
        });
    }

    @Test
    void messagesThatWait() {
        var database = Bench.current().database();
        var id = UUID.randomUUID();
        database.update(
                "insert into notification.notification (id, user_id, type, kind, version, occurred_at, status,"
                        + " next_attempt_at, trying_since, created_at, lease_owner, leased_until) values (?, ?, 'email',"
                        + " 'event-changed', 'x', now(), 'pending', now() - interval '100 s', now(), now(), ?, now() +"
                        + " interval '1 h')",
                id,
                UUID.randomUUID(),
                UUID.randomUUID());
        try {
            awaitRise(1, "convoke_notifications_pending", "channel", "email");
            assertThat(platform.metrics().sum("convoke_notifications_overdue_seconds", "channel", "email"))
                    .isBetween(100.0, 200.0);
        } finally {
            database.update("delete from notification.notification where id = ?", id);
        }
        awaitRise(0, "convoke_notifications_pending", "channel", "email");
    }

    @Test
    void recordsThatCannotBeApplied() {
        Bench.current()
                .events()
                .publishRaw("events", UUID.randomUUID().toString(), "no event of the platform", Map.of());
        awaitRise(1, "convoke_dead_letters_total", "consumer", "registration-events");
        awaitRise(1, "convoke_dead_letters_total", "consumer", "notification-events");
    }

    @Test
    void openSockets() {
        var ann = Participant.verified(platform, "ansgar", "en");
        var event = Participant.verified(platform, "orla", "en").createEvent("Counting sheep", 20, 5);
        ann.register(event);
        var room = await().atMost(SOON)
                .until(() -> ann.api().get("/chats?eventId=" + event), answer -> answer.status() == 200)
                .json()
                .get("id")
                .asText();
        before = platform.metrics();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", platform.origin())
                .subprotocols(
                        "chat.v1",
                        "ticket."
                                + ann.api()
                                        .post("/chats/" + room + "/tickets")
                                        .expect(201)
                                        .json()
                                        .get("ticket")
                                        .asText())
                .buildAsync(
                        URI.create(platform.origin().replaceFirst("^http", "ws") + "/api/v1/chats/" + room + "/socket"),
                        new WebSocket.Listener() {})
                .join();
        awaitRise(1, "convoke_chat_sockets");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitRise(0, "convoke_chat_sockets");
    }

    private void assertRise(double expected, String name, String... labels) {
        assertThat(rise(name, labels)).as(name).isEqualTo(expected);
    }

    private void awaitRise(double expected, String name, String... labels) {
        await(name).atMost(SOON).untilAsserted(() -> assertRise(expected, name, labels));
    }

    private double rise(String name, String... labels) {
        ToDoubleFunction<Scrape> sum = scrape -> scrape.sum(name, labels);
        return sum.applyAsDouble(platform.metrics()) - sum.applyAsDouble(before);
    }

    private static Connection superuser() throws SQLException {
        return Bench.current().database().connect();
    }

    private static void lockSeats(Connection connection, String event) throws SQLException {
        try (var lock =
                connection.prepareStatement("select 1 from registration.event_seats where event_id = ? for update")) {
            lock.setObject(1, UUID.fromString(event));
            lock.executeQuery();
        }
    }
}
