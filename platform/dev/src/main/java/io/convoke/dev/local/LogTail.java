package io.convoke.dev.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a file that grows, and may be begun anew. */
public final class LogTail {
    private static final int CHUNK = 4 << 20;

    private final Path file;
    private long position;

    public LogTail(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** The last lines there are now; {@link #more} goes on after them. */
    public List<String> last(int count) {
        position = Math.max(0, size() - CHUNK);
        var lines = more();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The whole lines that came since. */
    public List<String> more() {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (size() < position) {
            position = 0;
        }
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(CHUNK, reader.length() - position)];
            reader.seek(position);
            reader.readFully(bytes);
            var whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            position += whole;
            return new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException movedAside) {
            return 0;
        }
    }
}
