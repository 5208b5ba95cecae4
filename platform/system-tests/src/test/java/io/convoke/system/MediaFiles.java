package io.convoke.system;

import io.convoke.testkit.Bench;
import io.convoke.testkit.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The files of the media store, looked at behind the service's back. */
final class MediaFiles {
    private MediaFiles() {}

    /** The files that are one of these, byte by byte. */
    static List<Path> equalTo(List<byte[]> contents) {
        return matching(bytes -> contents.stream().anyMatch(content -> Arrays.equals(content, bytes)));
    }

    /** The files in whose bytes the text stands. */
    static List<Path> mentioning(String text) {
        var sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return matching(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(sought));
    }

    private static List<Path> matching(Predicate<byte[]> wanted) {
        return FileTree.files(Bench.current().mediaDirectory()).stream()
                .filter(file -> wanted.test(content(file)))
                .toList();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0]; // deleted meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
