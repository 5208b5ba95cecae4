package io.convoke.system.upgrades;

import io.convoke.dev.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A migration in the tree.
 *
 * @param path from the root of the working copy
 * @param version the number after the V
 */
record MigrationFile(String path, int version) {
    static final String PLATFORM = "platform/common/src/main/resources/db/platform";
    private static final Pattern NAME = Pattern.compile(".*/V(\\d+)__[^/]*\\.sql");

    /** Of a path, which has to be that of a migration. */
    static MigrationFile of(String path) {
        var name = NAME.matcher(path);
        if (!name.matches()) {
            throw new IllegalArgumentException(path + " is no migration");
        }
        return new MigrationFile(path, Integer.parseInt(name.group(1)));
    }

    /** Where a service has its own migrations. */
    static String folderOf(Service service) {
        return service.folder() + "/src/main/resources/db/migration";
    }

    /** All of the tree, the platform's too, by path and version. */
    static List<MigrationFile> all(Path root) {
        var folders = new ArrayList<>(List.of(PLATFORM));
        Service.ALL.stream()
                .filter(service -> service.schema().isPresent())
                .forEach(service -> folders.add(folderOf(service)));
        var found = new ArrayList<MigrationFile>();
        for (var folder : folders) {
            try (var files = Files.list(root.resolve(folder))) {
                files.map(file -> root.relativize(file).toString())
                        .filter(path -> path.endsWith(".sql"))
                        .map(MigrationFile::of)
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(Comparator.comparing(MigrationFile::folder).thenComparingInt(MigrationFile::version));
        return found;
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    String text(Path root) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String checksum(Path root) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(root.resolve(path)));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
