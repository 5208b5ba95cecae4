package io.convoke.media.storage.control;

import java.nio.file.Path;

/** Scratch files without a container. */
public final class ScratchDirectory {
    private ScratchDirectory() {}

    /** Scratch files in this very directory. */
    public static ScratchFiles at(Path directory) {
        var files = new ScratchFiles();
        files.use(directory);
        return files;
    }
}
