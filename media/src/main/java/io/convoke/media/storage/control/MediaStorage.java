package io.convoke.media.storage.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where bytes are. Keys are paths of letters, digits, {@code -} and {@code /}. An object is there whole or not at all;
 * what is written under a key that exists takes its place.
 */
public interface MediaStorage {
    /**
     * Stores a file; when this returns it survives a crash.
     *
     * @param file may be moved away
     * @throws StorageFullException when there is no room
     */
    void put(String key, Path file) throws IOException;

    /**
     * Opens a part of an object.
     *
     * @param offset of the first byte
     * @param length in bytes; the part lies within the object
     * @return empty when there is no object
     */
    Optional<InputStream> open(String key, long offset, long length) throws IOException;

    /** Removes an object; nothing happens when there is none. */
    void delete(String key) throws IOException;

    /** Hands over all that is stored, some at a time, in no particular order. */
    void scan(Consumer<List<Found>> page) throws IOException;

    /** An object that a scan found. */
    record Found(String key, Instant modified) {}
}
