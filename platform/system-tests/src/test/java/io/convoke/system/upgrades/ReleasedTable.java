package io.convoke.system.upgrades;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A table as a release left it.
 *
 * @param columns those that a program writes, in their order
 */
record ReleasedTable(String name, List<Column> columns) {
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

    /**
     * A column.
     *
     * @param type in PostgreSQL's words, with the length where there is one
     * @param words the texts that the table's constraints name together with the column
     * @param parent where its foreign key leads, as {@code table.column}; empty when it has none
     */
    record Column(String name, String type, boolean required, List<String> words, String parent) {}

    /** The tables of a schema but those of Flyway. */
    static List<ReleasedTable> all(Connection connection, String schema) throws SQLException {
        var columns = new LinkedHashMap<String, List<Column>>();
        try (var statement = connection.prepareStatement("""
                select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                       array(select pg_get_constraintdef(k.oid) from pg_constraint k
                              where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks,
                       (select f.relname || '.' || b.attname
                          from pg_constraint k
                          join pg_class f on f.oid = k.confrelid
                          join pg_attribute b on b.attrelid = f.oid
                               and b.attnum = k.confkey[array_position(k.conkey, a.attnum)]
                         where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) limit 1) as parent
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where c.relnamespace = ?::regnamespace and c.relkind = 'r' and c.relname not like '%schema_history'
                   and a.attidentity = '' and a.attgenerated = ''
                 order by c.relname, a.attnum""")) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var parent = rows.getString("parent");
                    columns.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                            .add(new Column(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getBoolean(4),
                                    words((String[]) rows.getArray("checks").getArray()),
                                    parent == null ? "" : parent));
                }
            }
        }
        var tables = new ArrayList<ReleasedTable>();
        columns.forEach((name, found) -> tables.add(new ReleasedTable(name, found)));
        return parentsFirst(tables);
    }

    private static List<String> words(String[] checks) {
        var words = new TreeSet<String>();
        for (var check : checks) {
            TEXT.matcher(check)
                    .results()
                    .map(found -> found.group(1))
                    .filter(word -> !word.startsWith("^")) // a pattern
                    .forEach(words::add);
        }
        return List.copyOf(words);
    }

    private static List<ReleasedTable> parentsFirst(List<ReleasedTable> tables) {
        var sorted = new LinkedHashMap<String, ReleasedTable>();
        while (sorted.size() < tables.size()) {
            var before = sorted.size();
            tables.stream()
                    .filter(table -> table.columns().stream()
                            .map(Column::parent)
                            .filter(parent -> !parent.isEmpty())
                            .map(parent -> parent.substring(0, parent.indexOf('.')))
                            .allMatch(parent -> parent.equals(table.name()) || sorted.containsKey(parent)))
                    .forEach(table -> sorted.putIfAbsent(table.name(), table));
            if (sorted.size() == before) {
                throw new IllegalStateException("foreign keys in a circle among " + tables);
            }
        }
        return List.copyOf(sorted.values());
    }

    /** The columns' names, quoted, but those that are given. */
    List<String> names(Map<String, ?> but) {
        return columns.stream()
                .map(Column::name)
                .filter(column -> !but.containsKey(column))
                .map(column -> '"' + column + '"')
                .toList();
    }
}
