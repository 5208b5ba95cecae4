package io.convoke.system;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.client.api.ApiException;
import io.convoke.dev.local.Service;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Database;
import io.convoke.testkit.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What health says when something is taken away from a running server: this module's own database, its own secrets, the lock
 * of its own relays. Liveness never changes, for a restart would mend nothing.
 */
class HealthIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration ANSWERED = Duration.ofSeconds(15);

    private final Platform platform = Platform.current();
    private final Database database = Bench.current().database();
    private final List<String> services = Platform.SERVICES.stream()
            .filter(service -> service.schema().isPresent())
            .map(Service::name)
            .toList();

    /** Connections that were cut are found out one pool after the other, each by a request that is answered 503. */
    @AfterEach
    void wellAgain() {
        await("readiness").atMost(SOON).until(() -> health("ready").status() == 200);
        var person = new AtomicReference<Participant>();
        await("somebody")
                .atMost(SOON)
                .ignoreException(ApiException.class)
                .untilAsserted(() -> person.set(Participant.verified(platform, "hanna", "en")));
        var well = new AtomicInteger();
        await("requests to every service").atMost(SOON).until(() -> {
            var answers = Stream.of(
                            "/auth/me",
                            "/users/me",
                            "/events?limit=1",
                            "/reviews?eventId=" + UUID.randomUUID(),
                            "/media?eventId=" + UUID.randomUUID(),
                            "/chats?eventId=" + UUID.randomUUID(),
                            "/registrations",
                            "/notifications")
                    .map(path -> person.get().api().get(path).status())
                    .toList();
            return well.updateAndGet(before -> answers.stream().allMatch(status -> status < 500) ? before + 1 : 0) >= 5;
        });
    }

    @Test
    void withoutTheDatabaseNobodyIsReadyAndAllLive() throws SQLException {
        assertThat(services).hasSize(8);
        var hanna = Participant.verified(platform, "hanna", "en");
        var event = hanna.createEvent("Without a database", 20, 5);
        try (var admin = database.server().connect("postgres")) {
            letIn(admin, false);
            try {
                await("every service says so").atMost(SOON).untilAsserted(() -> {
                    var ready = health("ready");
                    assertThat(ready.status()).isEqualTo(503);
                    for (var service : services) {
                        var check = check(ready, service + "-database");
                        assertThat(check.path("status").asText()).as(service).isEqualTo("DOWN");
                        assertThat(check.at("/data/reason").asText()).startsWith("the database ");
                        assertThat(check(ready, service + "-outbox")
                                        .at("/data/state")
                                        .asText())
                                .as(service)
                                .isEqualTo("not known at the moment");
                        assertThat(platform.metrics().sum("convoke_outbox_rows", "convoke_service", service))
                                .as("the metric of " + service)
                                .isNaN();
                    }
                });
                assertLives();
                assertThat(health("started").status()).as("it has started once").isEqualTo(200);
                platform.api().get("/events?limit=1").expectProblem(503, "unavailable");
                for (var work : mainJob(hanna, event)) {
                    var answer = work.get();
                    answer.expectProblem(503, "unavailable");
                    assertThat(answer.header("Retry-After"))
                            .as(answer.toString())
                            .get(as(InstanceOfAssertFactories.STRING))
                            .matches("[1-9]\\d*");
                }

                var record = UUID.randomUUID();
                Bench.current().events().publish("media", "removed", record, "{\"id\":\"" + record + "\"}");
                await("a consumer that waits").atMost(SOON).untilAsserted(() -> {
                    assertThat(check(health("ready"), "user-consumers")
                                    .at("/data/user-media")
                                    .asText())
                            .contains("waiting since");
                    assertThat(platform.metrics().sum("convoke_inbox_waiting_seconds", "consumer", "user-media"))
                            .isPositive();
                    assertThat(platform.metrics().sum("convoke_inbox_lag_seconds", "consumer", "user-media"))
                            .isPositive();
                });
            } finally {
                letIn(admin, true);
            }
        }
        await("everybody again").atMost(SOON).untilAsserted(() -> {
            assertThat(health("ready").status()).isEqualTo(200);
            assertThat(platform.metrics().sum("convoke_outbox_rows")).isNotNaN();
            assertThat(platform.metrics().sum("convoke_inbox_waiting_seconds")).isZero();
        });
        for (var work : mainJob(hanna, event)) {
            await("the main job again").atMost(SOON).until(() -> work.get().status() < 300);
        }
    }

    /** Logging in, registering, and one's notifications: each has to be answered soon, whatever is away. */
    private List<Supplier<Answer>> mainJob(Participant person, String event) {
        var anybody = platform.api().within(ANSWERED);
        var api = person.api().within(ANSWERED);
        return List.of(
                () -> anybody.post("/auth/tokens", Map.of("login", person.email(), "password", person.password())),
                () -> api.with("Idempotency-Key", event).post("/registrations", Map.of("eventId", event)),
                () -> api.get("/notifications"));
    }

    @Test
    void anOutboxThatIsNotRelayedShowsItsAgeAndKeepsTheServiceReady() throws SQLException {
        try (var lock = database.connect()) {
            takeTheRelaysLock(lock);
            await("a request after the cut")
                    .atMost(SOON)
                    .ignoreException(ApiException.class)
                    .untilAsserted(() -> Participant.signsUp(platform, "noor"));
            await("the age").atMost(SOON).untilAsserted(() -> {
                var check = check(health("ready"), "auth-outbox");
                assertThat(check.path("status").asText()).isEqualTo("UP");
                assertThat(check.at("/data/rows").asInt()).isPositive();
                assertThat(check.at("/data/oldestSeconds").asInt()).isPositive();
                assertThat(platform.metrics().sum("convoke_outbox_age_seconds", "convoke_service", "auth"))
                        .isGreaterThan(1);
                assertThat(platform.metrics().sum("convoke_outbox_rows", "convoke_service", "auth"))
                        .isPositive();
            });
            assertThat(health("ready").status()).isEqualTo(200);
            assertLives();
        }
        await("a relay again")
                .atMost(SOON)
                .until(() ->
                        check(health("ready"), "auth-outbox").at("/data/rows").asInt() == 0);
    }

    @Test
    void secretsThatCannotBeReadAnyMoreAreStaleAndKeepTheServiceReady() throws IOException {
        var directory = Bench.current().secrets().directory();
        var aside = directory.resolveSibling("secrets-set-aside");
        Files.move(directory, aside);
        try {
            await("every service says so").atMost(SOON).untilAsserted(() -> {
                var ready = health("ready");
                for (var service : services) {
                    var check = check(ready, service + "-secrets");
                    assertThat(check.at("/data/state").asText()).as(service).isEqualTo("stale");
                    assertThat(check.path("status").asText()).isEqualTo("UP");
                }
            });
            assertThat(health("ready").status()).isEqualTo(200);
            assertLives();
            platform.api().get("/auth/jwks.json").expect(200);
        } finally {
            Files.move(aside, directory);
        }
        await("fresh ones")
                .atMost(Duration.ofMinutes(2))
                .until(() -> services.stream()
                        .allMatch(service -> check(health("ready"), service + "-secrets")
                                .at("/data/state")
                                .asText()
                                .equals("ok")));
    }

    private void assertLives() {
        var live = health("live");
        assertThat(live.status()).isEqualTo(200);
        assertThat(services)
                .allSatisfy(service -> assertThat(check(live, service + "-executor")
                                .path("status")
                                .asText())
                        .isEqualTo("UP"));
        assertThat(live.json().get("checks"))
                .as("nothing else")
                .allSatisfy(check -> assertThat(check.path("name").asText()).endsWith("-executor"));
    }

    private Answer health(String kind) {
        return Http.at(platform.server().uri("/health/" + kind)).get("/");
    }

    private static JsonNode check(Answer health, String name) {
        return StreamSupport.stream(health.json().get("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + " in " + health));
    }

    /** Roles that are no superusers get no connection any more, and lose those that they have; or get them again. */
    private void letIn(Connection admin, boolean allowed) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("alter database \"" + database.name() + "\" connection limit " + (allowed ? "-1" : "0"));
            if (!allowed) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + database.name() + "' and application_name like 'convoke-%' and usename <> current_user");
            }
        }
    }

    /** Waits in line for the lock of auth's relay, ends the session that has it, and so is the next. */
    private void takeTheRelaysLock(Connection connection) throws SQLException {
        var key = "hashtextextended('auth:outbox-relay', 0)";
        var holder = "select l.pid from pg_locks l where l.locktype = 'advisory' and l.granted and l.pid <>"
                + " pg_backend_pid() and l.database = (select oid from pg_database where datname = current_database())"
                + " and (l.classid::bigint << 32 | l.objid::bigint) = " + key;
        await("the lock").atMost(SOON).until(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from (" + holder + ") as held");
                try (var row = statement.executeQuery("select pg_try_advisory_lock(" + key + ")")) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
