package io.convoke.system.upgrades;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What platform/releases says.
 *
 * @param checksums by version, the checksum of each migration that was in it by path
 * @param contracting migrations that take something away, each with the reason
 * @param rows by schema and table, what rows of earlier releases fulfil
 * @param dropped columns that contracting migrations take away, as {@code schema.table.column}
 */
record Releases(
        SortedMap<Version, Map<String, String>> checksums,
        Map<String, String> contracting,
        Map<String, String> rows,
        List<String> dropped) {
    private static final String SUFFIX = ".sha256";

    static Releases of(Path directory) {
        var checksums = new TreeMap<Version, Map<String, String>>();
        var all = new Releases(checksums, new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        try (var files = Files.list(directory)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(SUFFIX)).toList()) {
                var name = file.getFileName().toString();
                checksums.put(
                        Version.parse(name.substring(0, name.length() - SUFFIX.length())),
                        checksums(Files.readAllLines(file)));
            }
            for (var line : Files.readAllLines(directory.resolve("exceptions.txt"))) {
                all.except(line.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, String> checksums(List<String> lines) {
        var found = new TreeMap<String, String>();
        lines.stream().map(line -> line.split("\\s+", 2)).forEach(parts -> found.put(parts[1], parts[0]));
        return found;
    }

    private void except(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        var parts = line.split("\\s+", 2);
        var more = parts[1].split("\\s+:\\s+", 2);
        switch (parts[0]) {
            case "contracts" -> contracting.put(more[0], more[1]);
            case "rows" -> rows.put(more[0], more[1]);
            case "drops" -> dropped.add(more[0]);
            default -> throw new IllegalArgumentException("exceptions.txt has a line that is none: " + line);
        }
    }

    /** The version up to which the last release had migrated a folder's history; empty when it had none of it. */
    Optional<Integer> lastReleased(String folder) {
        return checksums.get(checksums.lastKey()).keySet().stream()
                .map(MigrationFile::of)
                .filter(migration -> migration.folder().equals(folder))
                .map(MigrationFile::version)
                .max(Integer::compare);
    }

    /** Whether a release had the migration. */
    boolean has(MigrationFile migration) {
        return checksums.values().stream().anyMatch(release -> release.containsKey(migration.path()));
    }
}
