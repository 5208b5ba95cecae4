package io.convoke.media.storage.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is ready to be stored.
 *
 * @param size in bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 */
public record Prepared(Path file, String contentType, long size, String sha256) {

    /** The file as it is now. */
    public static Prepared of(Path file, String contentType) throws IOException {
        return new Prepared(file, contentType, Files.size(file), Digest.of(file));
    }
}
