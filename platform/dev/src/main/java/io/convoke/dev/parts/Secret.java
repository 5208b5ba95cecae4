package io.convoke.dev.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files that only their owner may read. */
public final class Secret {
    private Secret() {}

    /** The content of the file; at first, 192 random bits in URL-safe Base64 are put there. */
    public static String password(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).trim();
            }
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            write(file, password);
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the whole content at once, mode 600, in a directory of mode 700 when it has to be made. */
    public static void write(Path file, String content) {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (!Files.exists(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            var fresh = Files.createTempFile(directory, ".", ".new");
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
