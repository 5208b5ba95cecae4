package io.convoke.system.upgrades;

import io.convoke.system.upgrades.ReleasedTable.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes rows that a table takes: it guesses by types, foreign keys and the texts in constraints, and lets the database decide.
 * The same guesses each time.
 */
final class RowMaker {
    private static final int MOST_GUESSES = 300;

    private final Connection connection;
    private final Releases releases;
    private final String schema;
    private final Random random = new Random(42);

    /** @param connection in a transaction, with the schema first on its search path */
    RowMaker(Connection connection, Releases releases, String schema) {
        this.connection = connection;
        this.releases = releases;
        this.schema = schema;
    }

    /**
     * Inserts a row.
     *
     * @param number differs from row to row
     * @return the statement that did it
     * @throws IllegalStateException when no guess was taken
     */
    String insert(ReleasedTable table, int number) throws SQLException {
        var condition = releases.rows().getOrDefault(schema + "." + table.name(), "true");
        var refused = "";
        for (var guess = 0; guess < MOST_GUESSES; guess++) {
            var sql = statement(table, number, guess);
            var savepoint = connection.setSavepoint();
            try (var statement = connection.createStatement()) {
                try (var row = statement.executeQuery(sql + " returning (" + condition + ")")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        connection.releaseSavepoint(savepoint);
                        return sql;
                    }
                }
                refused = "no earlier release writes such a row";
            } catch (SQLException e) {
                refused = e.getMessage();
            }
            connection.rollback(savepoint);
        }
        throw new IllegalStateException("no row was found that " + schema + "." + table.name() + " takes: " + refused);
    }

    private String statement(ReleasedTable table, int number, int guess) throws SQLException {
        var values = new ArrayList<String>();
        var position = 0;
        for (var column : table.columns()) {
            position++;
            values.add(value(column, number, position, guess));
        }
        return "insert into \"" + table.name() + "\" ("
                + table.columns().stream()
                        .map(column -> '"' + column.name() + '"')
                        .collect(Collectors.joining(", "))
                + ") values (" + String.join(", ", values) + ")";
    }

    /** Rows have everything, only what has to be there, or what falls to them, in turn. */
    private String value(Column column, int number, int position, int guess) throws SQLException {
        var fullness = (guess + number) % 3;
        var left = fullness == 1 || (fullness == 2 && random.nextBoolean());
        if (!column.required() && left) {
            return "null";
        }
        if (!column.parent().isEmpty()) {
            return parent(column, number);
        }
        var text = column.words().isEmpty() ? madeUp(column, number, position, guess) : word(column, number, guess);
        if (text.isEmpty()) {
            return "null";
        }
        var literal = column.type().endsWith("[]") && !text.startsWith("{") ? "{" + text + "}" : text;
        return "'" + literal + "'::" + column.type();
    }

    /** Each in turn where that is taken, so that rows of all kinds are there. */
    private String word(Column column, int number, int guess) {
        var words = column.words();
        return words.get((guess < words.size() ? number + guess : random.nextInt(words.size())) % words.size());
    }

    private String madeUp(Column column, int number, int position, int guess) {
        var type = column.type().replaceAll("\\(.*?\\)|\\[]", "").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "uuid" -> new UUID(position, number).toString();
            case "text", "character varying", "citext" ->
                // A checksum, where a name is not taken.
                guess % 2 == 0 ? column.name() + "-" + number : "%064x".formatted(number);
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "smallint", "integer", "bigint", "numeric", "double precision", "real" ->
                String.valueOf(1 + random.nextInt(guess < 30 ? 5 : 1000));
            case "timestamp with time zone" -> "2026-01-%02d %02d:00:00+00".formatted(1 + number % 28, position % 24);
            case "date" -> "2026-01-%02d".formatted(1 + number % 28);
            case "time without time zone" -> "%02d:00".formatted(position % 24);
            case "interval" -> number + " minutes";
            case "bytea" -> "\\x%04x%04x".formatted(position, number);
            case "jsonb", "json" -> "{}";
            case "tsvector" -> "word" + number;
            default -> {
                if (column.required()) {
                    throw new IllegalStateException("values of the type " + column.type() + " have to be made up here");
                }
                yield "";
            }
        };
    }

    private String parent(Column column, int number) throws SQLException {
        var parts = List.of(column.parent().split("\\."));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select \"" + parts.get(1) + "\" from \"" + parts.get(0)
                        + "\" order by 1 offset " + number + " % greatest(1, (select count(*) from \"" + parts.get(0)
                        + "\")) limit 1")) {
            return rows.next() ? "'" + rows.getString(1) + "'::" + column.type() : "null";
        }
    }
}
