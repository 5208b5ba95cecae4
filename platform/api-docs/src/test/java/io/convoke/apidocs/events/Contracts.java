package io.convoke.apidocs.events;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the contracts lie in this working copy. */
final class Contracts {
    private Contracts() {}

    static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static Path directory() {
        return root().resolve("platform/contracts/src/main/resources/contracts");
    }
}
