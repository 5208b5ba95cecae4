package io.convoke.testkit;

import io.convoke.dev.parts.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who uses the shared parts: a directory per test JVM, with its identity and links to the state files of the servers that
 * it started. Servers of a test JVM that is gone, by whatever death, are ended.
 */
final class Leases {
    private static final String HOLDER = "holder";

    private final Path directory;

    Leases(Path directory) {
        this.directory = directory;
    }

    /** Takes a lease for this JVM; it ends with the JVM. */
    void take() {
        try {
            ProcessIdentity.self().write(Files.createDirectories(own()).resolve(HOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes a process that must not outlive this JVM. */
    void note(String name, Path state) {
        try {
            var link = own().resolve(name + ".state");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, state.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what the dead have left; returns how many holders live. */
    long sweep() {
        return all().stream()
                .filter(lease -> {
                    var alive = ProcessIdentity.read(lease.resolve(HOLDER))
                            .filter(ProcessIdentity::alive)
                            .isPresent();
                    if (!alive) {
                        end(lease);
                    }
                    return alive;
                })
                .count();
    }

    /** Ends the servers of all holders, living or dead. */
    void endAll() {
        all().forEach(Leases::end);
    }

    private static void end(Path lease) {
        try (var links = Files.list(lease)) {
            links.filter(link -> link.toString().endsWith(".state"))
                    .flatMap(link -> ProcessIdentity.read(link).stream())
                    .forEach(process -> process.signal("KILL"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Directories.delete(lease);
    }

    private List<Path> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        // A lease without its holder's identity is being taken at this moment.
        try (var leases = Files.list(directory)) {
            return leases.filter(lease -> Files.exists(lease.resolve(HOLDER))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path own() {
        var self = ProcessIdentity.self();
        return directory.resolve(self.pid() + "-" + self.startTicks());
    }
}
