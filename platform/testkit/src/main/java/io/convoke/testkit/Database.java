package io.convoke.testkit;

import io.convoke.dev.parts.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

/** The module's database, as superuser, for looking at what a service has done. Tables are named with their schema. */
public final class Database {
    private static final int SECONDS_TO_ANSWER = 2;

    private final PostgresServer server;
    private final String name;
    /** Tests ask again and again until something has happened, and a new connection each time is most of the work. */
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Database(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The server, for stopping it, starting it, or looking at its sessions. It is shared with other modules. */
    public PostgresServer server() {
        return server;
    }

    /** A connection of your own; close it. */
    public Connection connect() {
        try {
            return server.connect(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each by column name. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return on(sql, parameters, statement -> {
            try (var result = statement.executeQuery()) {
                var columns = result.getMetaData();
                var rows = new ArrayList<Map<String, Object>>();
                while (result.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (var column = 1; column <= columns.getColumnCount(); column++) {
                        row.put(columns.getColumnLabel(column), result.getObject(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        });
    }

    /**
     * Counts rows.
     *
     * @param from what comes after FROM: a table, perhaps with a WHERE
     */
    public long count(String from, Object... parameters) {
        return (Long)
                rows("select count(*) as n from " + from, parameters).get(0).get("n");
    }

    /** Changes rows and says how many. */
    public int update(String sql, Object... parameters) {
        return on(sql, parameters, PreparedStatement::executeUpdate);
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T on(String sql, Object[] parameters, Work<T> work) {
        var connection = take();
        try (var statement = prepare(connection, sql, parameters)) {
            var result = work.on(statement);
            idle.push(connection);
            return result;
        } catch (SQLException e) {
            close(connection);
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private Connection take() {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            try {
                if (kept.isValid(SECONDS_TO_ANSWER)) {
                    return kept;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            close(kept); // the server was stopped meanwhile
        }
        return connect();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where a text stands, in any case and as part of a longer text too: every column of every table of the schema, whatever
     * its type, is looked through as text. Binary columns are looked through as hexadecimal and as ASCII.
     *
     * @return {@code table.column} names, sorted; empty when it stands nowhere
     */
    public List<String> occurrences(String schema, String text) {
        var columns = rows(
                "select c.table_name as t, c.column_name as c, c.data_type as type"
                        + " from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.table_schema = ? and t.table_type = 'BASE TABLE'"
                        + " order by c.table_name, c.ordinal_position",
                schema);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no tables in the schema " + schema);
        }
        // One statement, for a connection for each column would take longer than the search.
        var look = columns.stream()
                .map(column -> {
                    var name = quoted(column.get("c"));
                    var readable = column.get("type").equals("bytea")
                            ? "encode(" + name + ", 'hex') || ' ' || encode(" + name + ", 'escape')"
                            : name + "::text";
                    return "select '" + (column.get("t") + "." + column.get("c")).replace("'", "''")
                            + "' as place where exists (select from " + quoted(schema) + "." + quoted(column.get("t"))
                            + " where strpos(lower(" + readable + "), needle) > 0)";
                })
                .collect(Collectors.joining(" union all "));
        return rows("select place from (select lower(?) as needle) s cross join lateral (" + look + ") found", text)
                .stream()
                .map(row -> (String) row.get("place"))
                .sorted()
                .toList();
    }

    private static String quoted(Object name) {
        return "\"" + name.toString().replace("\"", "\"\"") + "\"";
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        return statement;
    }
}
