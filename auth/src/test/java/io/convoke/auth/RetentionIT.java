package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Database;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What need not be kept goes when it has its age, and not before: the platform's tables and auth's own. */
@ServiceTest(variables = {"convoke.rate-limits=on", "convoke.retention-interval=PT1S"})
class RetentionIT {
    private static final Duration MOMENT = Duration.ofMinutes(10);

    /** Puts a row there whose age begins at a time; its name identifies it. */
    private interface Kind {
        void insert(Database database, UUID account, UUID id, OffsetDateTime at);

        static Kind row(String sql) {
            return (database, account, id, at) -> database.update(sql, id.toString(), at);
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("inbox", "event_id", Duration.ofDays(365), (Kind) (database, account, id, at) ->
                        database.update("insert into auth.inbox values ('retention', ?, ?)", id, at)),
                Arguments.of("idempotency", "caller", Duration.ofDays(7), (Kind)
                        (database, account, id, at) -> database.update(
                                "insert into auth.idempotency (caller, operation, key, fingerprint, created_at)"
                                        + " values (?, 'retention', 'key', 'print', ?)",
                                id,
                                at)),
                Arguments.of(
                        "rate_limit",
                        "bucket",
                        Duration.ofDays(2),
                        Kind.row("insert into auth.rate_limit values (?, ?, 1)")),
                Arguments.of(
                        "mail_token", "id", Duration.ofDays(7), (Kind) (database, account, id, at) -> database.update(
                                "insert into auth.mail_token (id, account_id, purpose, token_hash, created_at, expires_at)"
                                        + " values (?, ?, 'PASSWORD_RESET', ?, ?, ?)",
                                id,
                                account,
                                id.toString(),
                                at.minusHours(1),
                                at)),
                Arguments.of("session", "id", Duration.ofDays(30), (Kind) RetentionIT::expiredSession),
                Arguments.of("session", "id", Duration.ofDays(30), (Kind) RetentionIT::endedSession),
                Arguments.of("refresh_token", "token_hash", Duration.ofDays(30), (Kind) RetentionIT::usedToken),
                Arguments.of("login_attempts", "bucket", Duration.ofDays(1), (Kind) (database, account, id, at) ->
                        database.update("insert into auth.login_attempts values (?, 1, ?, ?)", id.toString(), at, at)),
                Arguments.of("familiar_address", "address_hash", Duration.ofDays(90), (Kind)
                        (database, account, id, at) -> database.update(
                                "insert into auth.familiar_address values (?, ?, ?)", account, id.toString(), at)));
    }

    private static void expiredSession(Database database, UUID account, UUID id, OffsetDateTime at) {
        database.update(
                "insert into auth.session (id, account_id, created_at, last_used_at, expires_at, ends_at_latest)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                account,
                at.minusDays(30),
                at.minusDays(30),
                at,
                at);
    }

    private static void endedSession(Database database, UUID account, UUID id, OffsetDateTime at) {
        database.update(
                "insert into auth.session (id, account_id, created_at, last_used_at, expires_at, ends_at_latest, ended_at,"
                        + " end_reason) values (?, ?, ?, ?, ?, ?, ?, 'LOGGED_OUT')",
                id,
                account,
                at,
                at,
                at.plusDays(1_000),
                at.plusDays(1_000),
                at);
    }

    private static void usedToken(Database database, UUID account, UUID id, OffsetDateTime at) {
        var session = UUID.randomUUID();
        expiredSession(database, account, session, at.plusDays(1_000));
        database.update("insert into auth.refresh_token values (?, ?, ?, ?)", id.toString(), session, at, at);
    }

    @ParameterizedTest(name = "{0} after {2}")
    @MethodSource("tables")
    void rowsPastTheirAgeGoAndYoungerOnesStay(
            String table,
            String column,
            Duration age,
            Kind kind,
            RunningService auth,
            Database database,
            Clocks clocks) {
        var account = new People(auth).guest("keeper").id();
        var now = Instant.now();
        var ancient = insert(kind, database, account, now.minus(age).minus(MOMENT));
        var old = insert(kind, database, account, now.minus(MOMENT));
        var young = insert(kind, database, account, now.plus(MOMENT));

        awaitLeft(database, table, column, List.of(ancient, old, young), List.of(old, young));
        clocks.shift("auth", age);
        awaitLeft(database, table, column, List.of(old, young), List.of(young));
    }

    private static UUID insert(Kind kind, Database database, UUID account, Instant at) {
        var id = UUID.randomUUID();
        kind.insert(database, account, id, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        return id;
    }

    /** Waits until the first has gone; by then whatever else was too old has gone with it, in the same turn. */
    private static void awaitLeft(Database database, String table, String column, List<UUID> before, List<UUID> left) {
        Awaitility.await(table)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !isThere(database, table, column, before.get(0)));
        assertThat(before)
                .filteredOn(id -> isThere(database, table, column, id))
                .isEqualTo(left);
    }

    private static boolean isThere(Database database, String table, String column, UUID id) {
        return database.count("auth." + table + " where " + column + "::text = ?", id.toString()) == 1;
    }
}
