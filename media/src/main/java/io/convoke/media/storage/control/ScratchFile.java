package io.convoke.media.storage.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to work on. Closing it deletes it, unless the store has taken it. */
public final class ScratchFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ScratchFile.class.getName());

    private final Path path;
    private final Runnable whenClosed;

    ScratchFile(Path path, Runnable whenClosed) throws IOException {
        this.path = path;
        this.whenClosed = whenClosed;
        try {
            Files.createFile(path);
        } catch (IOException e) {
            throw StorageFullException.orAsIs(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Opens it for writing from the beginning; a full disk is a {@link StorageFullException}. */
    public OutputStream write() throws IOException {
        return new TellingStream(Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The sweeper will find it.
            LOG.log(System.Logger.Level.WARNING, "A scratch file stays for a while", e);
        } finally {
            whenClosed.run();
        }
    }
}
