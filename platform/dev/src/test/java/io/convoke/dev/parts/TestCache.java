package io.convoke.dev.parts;

import java.nio.file.Path;

/** Unpacked programs are kept for the whole build. */
final class TestCache {
    private TestCache() {}

    static Path directory() {
        return Path.of(System.getProperty("convoke.root", "../.."), "target", "cache")
                .toAbsolutePath()
                .normalize();
    }
}
