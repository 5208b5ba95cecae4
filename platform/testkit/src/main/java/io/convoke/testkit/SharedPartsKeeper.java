package io.convoke.testkit;

import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that starts the {@link SharedParts}, watches the build, and ends them. Arguments: their directory, and the names
 * of the parts to start when not all are wanted.
 */
final class SharedPartsKeeper {
    static final String READY = "ready";

    private static final Duration PATIENCE = Duration.ofSeconds(110);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Longer than any module builds between its neighbours' tests. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private SharedPartsKeeper() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var build = ProcessIdentity.read(directory.resolve("build")).orElseThrow();
        endForgotten(directory);
        var parts = SharedParts.in(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(directory, parts)));
        var wanted = List.of(arguments).subList(1, arguments.length);
        var started = parts.all().stream()
                .filter(part -> wanted.isEmpty() || wanted.contains(part.name()))
                .toList();
        started.forEach(Part::launch);
        started.forEach(part -> part.awaitReady(PATIENCE));
        Files.createFile(directory.resolve(READY));
        watch(build, parts);
    }

    private static void watch(ProcessIdentity build, SharedParts parts) {
        var lastUse = System.nanoTime();
        while (build.alive() && System.nanoTime() - lastUse < IDLE.toNanos()) {
            if (parts.leases().sweep() > 0) {
                lastUse = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void end(Path directory, SharedParts parts) {
        try {
            Files.deleteIfExists(directory.resolve(READY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parts.end();
        }
    }

    /** What a keeper that was killed left behind, of builds that are gone. */
    private static void endForgotten(Path own) throws IOException {
        try (var siblings = Files.list(own.getParent())) {
            siblings.filter(sibling -> !sibling.equals(own) && Files.exists(sibling.resolve("ports.properties")))
                    .filter(sibling -> !alive(sibling.resolve("build")) && !alive(sibling.resolve("keeper.state")))
                    .forEach(sibling -> SharedParts.in(sibling).end());
        }
    }

    private static boolean alive(Path identity) {
        return ProcessIdentity.read(identity).filter(ProcessIdentity::alive).isPresent();
    }
}
