package io.convoke.media.storage.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Scratch files without a container. */
public final class ScratchDirectory {
    private ScratchDirectory() {}

    /** Scratch files in this very directory. */
    public static ScratchFiles at(Path directory) {
        var files = new ScratchFiles();
        try {
            files.use(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
