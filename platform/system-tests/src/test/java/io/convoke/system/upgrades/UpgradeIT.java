package io.convoke.system.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Databases;
import io.convoke.testkit.Bench;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each schema as the last release left it, full of rows, is migrated to the present: no row and no value is lost, and the
 * statements of that release, which still runs meanwhile, go on working.
 */
class UpgradeIT {
    private static final Path ROOT = Path.of(System.getProperty("convoke.root", "../.."));
    private static final int ROWS = 6;
    private static final int LATER = 100;

    private static final Bench BENCH = Bench.current();
    private static final Databases DATABASES = new Databases(BENCH.database().server());
    private static final String FILLED = BENCH.database().name() + "_filled";
    private static final String BROKEN = BENCH.database().name() + "_broken";

    private final Releases releases = Releases.of(ROOT.resolve("platform/releases"));
    private String database = FILLED;

    @BeforeAll
    static void prepare() {
        var passwords = services()
                .collect(Collectors.toMap(
                        service -> service.schema().orElseThrow(), service -> BENCH.rolePassword(service.name())));
        DATABASES.prepare(FILLED, passwords);
        DATABASES.prepare(BROKEN, passwords);
    }

    @AfterAll
    static void drop() {
        DATABASES.drop(FILLED);
        DATABASES.drop(BROKEN);
    }

    static Stream<Service> services() {
        return Service.ALL.stream().filter(service -> service.schema().isPresent());
    }

    @ParameterizedTest
    @MethodSource("services")
    void theLastReleaseGoesOnWorking(Service service) throws SQLException {
        var schema = service.schema().orElseThrow();
        migrate(
                service,
                location -> releases.lastReleased(location).map(String::valueOf).orElse("0"));
        try (var connection = connect(schema)) {
            var tables = ReleasedTable.all(connection, schema);
            assertThat(tables).hasSizeGreaterThan(4);
            fill(connection, schema, tables, 0);
            connection.commit();
            var later = fill(connection, schema, tables, LATER);
            connection.rollback();
            var before = contents(connection, schema, tables);
            connection.commit();

            migrate(service, location -> "latest");

            assertThat(contents(connection, schema, tables)).isEqualTo(before);
            assertThat(failures(connection, schema, tables, later)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table known_event drop column name",
                "alter table known_event rename column name to title",
                "alter table known_event rename to happening",
                "alter table known_event add column required text not null default 'x';"
                        + " alter table known_event alter column required drop default",
                "alter table known_event add constraint shorter check (length(name) < 4) not valid",
                "alter table known_event alter column name type varchar(4) using left(name, 4)",
            })
    void whatBreaksTheReleaseBeforeIsFound(String breaking) throws SQLException {
        database = BROKEN;
        migrate(owner("profile"), location -> "latest");
        try (var connection = connect("profile")) {
            var tables = ReleasedTable.all(connection, "profile").stream()
                    .filter(table -> table.name().equals("known_event"))
                    .toList();
            var savepoint = connection.setSavepoint();
            var later = fill(connection, "profile", tables, 2 * LATER);
            connection.rollback(savepoint);
            assertThat(failures(connection, "profile", tables, later)).isEmpty();

            try (var statement = connection.createStatement()) {
                statement.execute(breaking);
            }

            assertThat(AdditiveSql.complaints(breaking)).isNotEmpty();
            assertThat(failures(connection, "profile", tables, later)).isNotEmpty();
            connection.rollback();
        }
    }

    /** In the transaction; rows of every table. */
    private List<String> fill(Connection connection, String schema, List<ReleasedTable> tables, int from)
            throws SQLException {
        var maker = new RowMaker(connection, releases, schema);
        var statements = new ArrayList<String>();
        for (var number = from; number < from + ROWS; number++) {
            for (var table : tables) {
                statements.add(maker.insert(table, number));
            }
        }
        return statements;
    }

    /** All values of the release's columns, by table. */
    private Map<String, List<String>> contents(Connection connection, String schema, List<ReleasedTable> tables)
            throws SQLException {
        var contents = new LinkedHashMap<String, List<String>>();
        for (var table : tables) {
            var rows = new ArrayList<String>();
            var columns = String.join(", ", remaining(schema, table));
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery(
                            "select (" + columns + ", 0)::text from \"" + table.name() + "\" order by 1")) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            assertThat(rows).as(table.name()).hasSizeGreaterThanOrEqualTo(ROWS);
            contents.put(table.name(), rows);
        }
        return contents;
    }

    /** Tries what the release does, and takes it back: inserts, and updates of every column. */
    private List<String> failures(
            Connection connection, String schema, List<ReleasedTable> tables, List<String> inserts)
            throws SQLException {
        var failures = new ArrayList<String>();
        var savepoint = connection.setSavepoint();
        for (var insert : inserts) {
            attempt(connection, insert, failures);
        }
        for (var table : tables) {
            var same = remaining(schema, table).stream()
                    .map(column -> column + " = " + column)
                    .collect(Collectors.joining(", "));
            attempt(connection, "update \"" + table.name() + "\" set " + same, failures);
        }
        connection.rollback(savepoint);
        return failures;
    }

    private static void attempt(Connection connection, String sql, List<String> failures) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            connection.rollback(savepoint);
            failures.add(e.getMessage() + " at " + sql);
        }
    }

    private List<String> remaining(String schema, ReleasedTable table) {
        var gone = releases.dropped().stream()
                .filter(column -> column.startsWith(schema + "." + table.name() + "."))
                .collect(Collectors.toMap(column -> column.substring(column.lastIndexOf('.') + 1), column -> ""));
        return table.names(gone);
    }

    /** As the service does when it starts. */
    private void migrate(Service service, Function<String, String> target) {
        Map.of(
                        MigrationFile.PLATFORM,
                        "platform_schema_history",
                        MigrationFile.folderOf(service),
                        "flyway_schema_history")
                .forEach((folder, history) -> flyway(service, folder, history)
                        .target(target.apply(folder))
                        .load()
                        .migrate());
    }

    private FluentConfiguration flyway(Service service, String folder, String history) {
        var schema = service.schema().orElseThrow();
        return Flyway.configure()
                .dataSource(url(schema), schema, BENCH.rolePassword(service.name()))
                .locations("filesystem:" + ROOT.resolve(folder))
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private Connection connect(String schema) throws SQLException {
        var password = BENCH.rolePassword(owner(schema).name());
        var connection = DriverManager.getConnection(url(schema), schema, password);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Service owner(String schema) {
        return Service.ALL.stream()
                .filter(service -> service.schema().equals(Optional.of(schema)))
                .findFirst()
                .orElseThrow();
    }

    private String url(String schema) {
        return BENCH.database().server().url(database) + "?currentSchema=" + schema + ",extensions";
    }
}
