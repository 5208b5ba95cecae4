package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> PASSWORDS = Map.of("event", "e-secret", "registration", "r-secret");

    @TempDir
    static Path directory;

    static PostgresServer server;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(halfMade());
        Files.writeString(halfMade().resolve("PG_VERSION"), "18");
        server = server();
        server.start(PATIENCE);
        new Databases(server).prepare("convoke", PASSWORDS);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static PostgresServer server() {
        return new PostgresServer(
                directory.resolve("postgresql"),
                TestCache.directory(),
                Ports.free(),
                directory.resolve("postgresql.log"));
    }

    @Test
    void commitsReachTheDisk() throws SQLException {
        try (var connection = server.connect("convoke")) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(text(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void russianAndEnglishAreSearchable() throws SQLException {
        try (var connection = server.connect("convoke", "event", "e-secret")) {
            assertThat(text(
                            connection,
                            "select to_tsvector('russian', 'Конференции') @@ to_tsquery('russian', 'конференция')"))
                    .isEqualTo("t");
            assertThat(text(connection, "select similarity('Конференция', 'канференция') > 0.3"))
                    .isEqualTo("t");
            assertThat(text(connection, "select lower('ЁЛКА') || unaccent('café')"))
                    .isEqualTo("ёлкаcafe");
            assertThat(text(
                            connection,
                            "select earth_distance(ll_to_earth(55.75, 37.62), ll_to_earth(59.94, 30.31)) > 600000"))
                    .isEqualTo("t");
        }
    }

    @Test
    void passwordsAreForTheirOwnerOnly() throws Exception {
        var file = directory.resolve("postgresql/superuser.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> server.connect("convoke", "event", "r-secret").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void whatACrashedStartLeftIsGone() {
        assertThat(halfMade()).doesNotExist();
    }

    @Test
    void aRoleIsLockedOutOfTheOthersSchemas() throws SQLException {
        try (var connection = server.connect("convoke", "event", "e-secret");
                var statement = connection.createStatement()) {
            statement.execute("create table mine (id int)");
        }
        try (var connection = server.connect("convoke", "registration", "r-secret");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from event.mine"))
                    .hasMessageContaining("permission denied for schema event");
            assertThatThrownBy(() -> statement.execute("create table event.theirs (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table public.anyones (id int)"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> server.connect("postgres", "event", "e-secret").close())
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void preparingAgainChangesNothing() throws SQLException {
        new Databases(server).prepare("convoke", PASSWORDS);
        try (var connection = server.connect("convoke", "event", "e-secret")) {
            assertThat(text(connection, "show search_path")).contains("event").contains("extensions");
        }
    }

    @Test
    void severalArePreparedAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var made = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(number ->
                            Executors.callable(() -> new Databases(server).prepare("module-" + number, PASSWORDS)))
                    .toList());
            for (var one : made) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWasCommittedSurvivesKill9() throws SQLException {
        try (var connection = server.connect("convoke", "event", "e-secret");
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select generate_series(1, 1000) as id");
        }
        var before = server.pid().orElseThrow();
        server.kill9();
        assertThat(server.running()).isFalse();
        server.start(PATIENCE);
        assertThat(server.pid()).isPresent().isNotEqualTo(java.util.Optional.of(before));
        try (var connection = server.connect("convoke", "event", "e-secret")) {
            assertThat(text(connection, "select count(*) from kept")).isEqualTo("1000");
        }
    }

    @Test
    void anInterruptedStartLeavesNothingRunning() throws Exception {
        var place = directory.resolve("interrupted");
        var other =
                new PostgresServer(place, TestCache.directory(), Ports.free(), directory.resolve("interrupted.log"));
        var thread = Executors.newSingleThreadExecutor();
        try {
            var launched = thread.submit(other::launch);
            Awaitility.await().atMost(PATIENCE).until(() -> programsAt(place) > 0);
            thread.shutdownNow();
            assertThatThrownBy(launched::get).hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(programsAt(place)).isZero();
        } finally {
            thread.shutdownNow();
            other.stop();
        }
    }

    private static long programsAt(Path place) {
        return ProcessHandle.current()
                .descendants()
                .filter(program -> program.info().commandLine().orElse("").contains(place.toString()))
                .count();
    }

    @Test
    void aSecondObjectFindsTheSameProcess() {
        var again = server();
        assertThat(again.pid()).isEqualTo(server.pid());
    }

    private static Path halfMade() {
        return directory.resolve("postgresql/.data-1");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
