package io.convoke.testkit;

import io.convoke.dev.parts.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where this test JVM runs: the project, the module, and the build that it belongs to. */
final class Surroundings {
    private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "ash", "zsh", "busybox");

    private Surroundings() {}

    /** The root of the project: {@code convoke.root}, or in an IDE the directory above that holds {@code .mvn}. */
    static Path root() {
        return Optional.ofNullable(System.getProperty("convoke.root"))
                .map(Path::of)
                .orElseGet(Surroundings::rootAbove);
    }

    /** The name of the module under test: {@code convoke.module}, or the name of its directory. */
    static String module() {
        return Optional.ofNullable(System.getProperty("convoke.module"))
                .orElseGet(() -> Path.of("").toAbsolutePath().getFileName().toString());
    }

    /** Maven or the IDE: the nearest process above that is not a mere shell. */
    static ProcessIdentity build() {
        var ancestor = ProcessIdentity.self().parent();
        while (ancestor.flatMap(ProcessIdentity::program)
                .filter(SHELLS::contains)
                .isPresent()) {
            ancestor = ancestor.flatMap(ProcessIdentity::parent);
        }
        return ancestor.orElseGet(ProcessIdentity::self);
    }

    private static Path rootAbove() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = Optional.ofNullable(directory.getParent())
                    .orElseThrow(() -> new IllegalStateException("set -Dconvoke.root to the root of the project"));
        }
        return directory;
    }
}
