package io.convoke.media.storage.control;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/** There is no room for more bytes. */
public class StorageFullException extends IOException {
    private static final long serialVersionUID = 1L;

    public StorageFullException(Throwable cause) {
        super("no room is left", cause);
    }

    /** The failure to write as this exception when it means that there is no room, else as it is. */
    static IOException orAsIs(IOException failure) {
        var reason = Optional.ofNullable(
                        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        // The JDK has no exception of its own for ENOSPC and EDQUOT, only the words of the C library.
        return reason.contains("no space left") || reason.contains("quota exceeded")
                ? new StorageFullException(failure)
                : failure;
    }
}
