package io.convoke.dev.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A folder as a zip that unpacks to one folder of the same name, in which programs can be run at once. */
final class Zip {
    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    private Zip() {}

    /**
     * @param target the directory for the zip
     * @return the zip, named like the folder
     */
    static Path of(Path folder, Path target) {
        var zip = target.resolve(folder.getFileName() + ".zip");
        try {
            Files.createDirectories(target);
            try (var out = new ZipArchiveOutputStream(zip);
                    var tree = Files.walk(folder)) {
                // Nearly all of it are jars, which more effort does not make smaller.
                out.setLevel(Deflater.BEST_SPEED);
                for (var file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    var entry = new ZipArchiveEntry(
                            file, folder.getParent().relativize(file).toString());
                    entry.setUnixMode(Files.isExecutable(file) ? PROGRAM : FILE);
                    out.putArchiveEntry(entry);
                    Files.copy(file, out);
                    out.closeArchiveEntry();
                }
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
