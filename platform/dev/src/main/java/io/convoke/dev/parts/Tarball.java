package io.convoke.dev.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What a tar archive holds, put into a directory. */
public final class Tarball {
    private static final int OWNER_EXECUTES = 0100;

    private Tarball() {}

    /**
     * Unpacks everything; programs can be run, everything can be read by all and written by the owner.
     *
     * @param content the archive, not compressed any more
     * @param target must not have any of the entries yet
     * @throws IOException also when an entry would lie outside of the target
     */
    public static void unpack(InputStream content, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(content)) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            Files.setPosixFilePermissions(
                    path,
                    PosixFilePermissions.fromString(
                            (entry.getMode() & OWNER_EXECUTES) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
    }
}
