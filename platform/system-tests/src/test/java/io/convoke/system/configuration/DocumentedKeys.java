package io.convoke.system.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows of the document's tables: {@code | `key` | default | unit or values | what it is |}. A key with
 * {@code <service>} in it stands for all services'.
 */
final class DocumentedKeys {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+?) \\| (.+?) \\| (.+?) \\|$");
    private static final Pattern CELL_BORDER = Pattern.compile("\\\\\\|");

    private final Map<String, String> rows = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    private DocumentedKeys() {}

    static DocumentedKeys of(Path document) {
        var keys = new DocumentedKeys();
        try {
            ROW.matcher(Files.readString(document)).results().forEach(row -> {
                if (keys.rows.put(
                                row.group(1), CELL_BORDER.matcher(row.group(2)).replaceAll("|"))
                        != null) {
                    throw new IllegalStateException(row.group(1) + " has two rows");
                }
                keys.units.put(row.group(1), row.group(3));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** The keys as they stand there, with the default's cell of each. */
    Map<String, String> rows() {
        return rows;
    }

    /** The cell of each key that says its unit or its values. */
    Map<String, String> units() {
        return units;
    }

    /** The row that a key belongs to. */
    Optional<String> rowOf(String key) {
        return rows.keySet().stream().filter(row -> stands(row, key)).findFirst();
    }

    /** Whether the row is about the key. */
    static boolean stands(String row, String key) {
        return pattern(row).matcher(key).matches();
    }

    /** What the cell says the key's default is; empty when it is words instead of a value. */
    Optional<String> defaultOf(String row, String key) {
        var cell = rows.get(row);
        if (cell.equals("(empty)")) {
            return Optional.of("");
        }
        if (!cell.startsWith("`")) {
            return Optional.empty();
        }
        var found = pattern(row).matcher(key);
        var service = found.matches() && found.groupCount() > 0 ? found.group(1) : "";
        return Optional.of(cell.substring(1, cell.length() - 1).replace("<service>", service));
    }

    private static Pattern pattern(String row) {
        return Pattern.compile(Pattern.quote(row).replace("<service>", "\\E([a-z-]+)\\Q"));
    }
}
