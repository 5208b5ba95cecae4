package io.convoke.testkit;

import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.KafkaBroker;
import io.convoke.dev.parts.MailServer;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.PostgresServer;
import io.convoke.dev.parts.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL, Kafka and the mail server of one build. The first module that asks starts a keeper process that starts them;
 * the keeper ends them, and deletes their data, when the build is gone or nobody has used them for a while.
 */
final class SharedParts {
    private static final Duration START = Duration.ofSeconds(120);
    private static final String PORTS = "ports.properties";

    private final Path directory;
    private final Properties ports;

    private SharedParts(Path directory, Properties ports) {
        this.directory = directory;
        this.ports = ports;
    }

    /** The parts of the build that this JVM belongs to, running; this JVM holds a lease on them until it ends. */
    static SharedParts join() {
        var build = Surroundings.build();
        var home = Surroundings.root().resolve("target/it");
        var directory = home.resolve(build.pid() + "-" + build.startTicks());
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                new Leases(directory.resolve("leases")).take();
                startKeeper(directory, build);
                return ready(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostgresServer postgres() {
        return new PostgresServer(
                directory.resolve("postgresql"),
                directory.resolve("../../cache").normalize(),
                port("postgresql"),
                log("postgresql"));
    }

    KafkaBroker kafka() {
        return new KafkaBroker(directory.resolve("kafka"), port("kafka"), port("kafka-controller"), log("kafka"));
    }

    MailServer mail() {
        return new MailServer(directory.resolve("mail"), port("mail"), log("mail"));
    }

    Leases leases() {
        return new Leases(directory.resolve("leases"));
    }

    List<Part> all() {
        return List.of(kafka(), postgres(), mail());
    }

    /** Called by the keeper: the parts in this directory, on ports that are kept for a keeper that follows. */
    static SharedParts in(Path directory) {
        var file = directory.resolve(PORTS);
        try {
            if (!Files.exists(file)) {
                var fresh = new Properties();
                List.of("postgresql", "kafka", "kafka-controller", "mail")
                        .forEach(part -> fresh.setProperty(part, String.valueOf(Ports.free())));
                try (var out = Files.newBufferedWriter(directory.resolve(PORTS + ".new"))) {
                    fresh.store(out, "Ports of the shared parts");
                }
                Files.move(directory.resolve(PORTS + ".new"), file, StandardCopyOption.ATOMIC_MOVE);
            }
            var ports = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                ports.load(in);
            }
            return new SharedParts(directory, ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 to all: their data is thrown away anyhow, and the build should not wait. */
    void end() {
        leases().endAll();
        all().forEach(Part::kill9);
        List.of("postgresql", "kafka", "mail", "leases").forEach(part -> Directories.delete(directory.resolve(part)));
        try {
            Files.deleteIfExists(directory.resolve(PORTS));
            Files.deleteIfExists(directory.resolve("lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startKeeper(Path directory, ProcessIdentity build) throws IOException {
        var keeper = keeper(directory);
        if (keeper.identity().isPresent()) {
            return;
        }
        Files.deleteIfExists(directory.resolve(SharedPartsKeeper.READY));
        build.write(directory.resolve("build"));
        var options = new ArrayList<>(JavaProgram.LIGHT);
        options.add("-Xmx96m");
        keeper.launch(
                JavaProgram.command(options, SharedPartsKeeper.class.getName(), List.of(directory.toString())),
                directory,
                Map.of());
    }

    private static SharedParts ready(Path directory) {
        var keeper = keeper(directory);
        keeper.awaitReady(() -> Files.exists(directory.resolve(SharedPartsKeeper.READY)), START);
        var parts = in(directory);
        parts.all().stream().filter(part -> !part.running()).findAny().ifPresent(part -> {
            throw new PartFailure(
                    part.name(), "does not run any more", part.process().tail(), null);
        });
        return parts;
    }

    private static ManagedProcess keeper(Path directory) {
        return new ManagedProcess(
                "shared-parts", directory.resolve("keeper.state"), directory.resolve("logs/keeper.log"));
    }

    private int port(String part) {
        return Integer.parseInt(ports.getProperty(part));
    }

    private Path log(String part) {
        return directory.resolve("logs").resolve(part + ".log");
    }
}
