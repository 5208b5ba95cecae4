package io.convoke.media.storage.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scratch files on the operating system's own full device. */
public final class FullScratch extends ScratchFiles {
    public FullScratch(Path directory) {
        use(directory);
    }

    @Override
    public ScratchFile create() throws IOException {
        var file = super.create();
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), Path.of("/dev/full"));
        return file;
    }
}
