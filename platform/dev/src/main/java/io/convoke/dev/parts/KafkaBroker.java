package io.convoke.dev.parts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * The real Kafka broker, alone and its own controller, on the loopback address. Its class path is this JVM's.
 * Directory: {@code data}, {@code cluster.id}, {@code kafka.state} and the generated configuration.
 */
public final class KafkaBroker implements Part {
    private static final String NAME = "kafka";
    private static final String CONFIGURATION = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=PLAINTEXT
            log.dirs=%3$s
            num.partitions=3
            auto.create.topics.enable=false
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=5
            offsets.retention.minutes=525600
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=5
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=16777216
            """;
    private static final String LOGGING = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=INFO
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n
            .level=WARNING
            kafka.server.level=INFO
            """;

    /** The clients tell every setting at each start; held here, since a logger without a holder forgets its level. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    static {
        CLIENTS.setLevel(Level.WARNING);
    }

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final String settings;
    private final ManagedProcess process;

    /**
     * @param directory of this broker alone
     * @param port for clients
     * @param controllerPort for the broker itself; both may differ from start to start
     */
    public KafkaBroker(Path directory, int port, int controllerPort, Path log) {
        this(directory, port, controllerPort, log, "");
    }

    /**
     * One with other listeners beside its own, for example.
     *
     * @param settings lines of a {@code server.properties}, which win over the usual ones
     */
    public KafkaBroker(Path directory, int port, int controllerPort, Path log, String settings) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.settings = settings;
        this.process = new ManagedProcess(NAME, this.directory.resolve("kafka.state"), log);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            var configuration = directory.resolve("server.properties");
            Files.writeString(
                    configuration, CONFIGURATION.formatted(port, controllerPort, directory.resolve("data")) + settings);
            Files.writeString(directory.resolve("logging.properties"), LOGGING);
            format(configuration);
            process.launch(program("kafka.Kafka", configuration.toString()), directory, Map.of());
        } catch (IOException e) {
            throw new PartFailure(NAME, "cannot be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady(Duration patience) {
        process.awaitReady(this::ready, patience);
    }

    @Override
    public boolean ready() {
        if (!Ports.listening(port)) {
            return false;
        }
        var admin = admin();
        try {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException starting) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO); // and not after waiting for the answer that did not come
        }
    }

    /** A controlled shutdown. */
    @Override
    public void stop() {
        process.stop("TERM", Duration.ofSeconds(20));
    }

    Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(),
                "default.api.timeout.ms", "15000",
                "request.timeout.ms", "5000"));
    }

    private void format(Path configuration) {
        if (Files.exists(directory.resolve("data/meta.properties"))) {
            return;
        }
        var said = new ByteArrayOutputStream();
        var arguments = new String[] {"format", "-t", clusterId(), "-c", configuration.toString()};
        if (StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new PartFailure(
                    NAME,
                    "its storage cannot be formatted",
                    said.toString(StandardCharsets.UTF_8).lines().toList(),
                    null);
        }
    }

    private String clusterId() {
        try {
            var file = directory.resolve("cluster.id");
            if (!Files.exists(file)) {
                Files.writeString(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> program(String mainClass, String... arguments) throws IOException {
        var options = new ArrayList<>(JavaProgram.LIGHT);
        options.addAll(List.of(
                "-Xmx256m",
                "-Djava.util.logging.config.file=" + directory.resolve("logging.properties"),
                "-Dkafka.logs.dir=" + directory));
        return JavaProgram.lastingCommand(options, mainClass, List.of(arguments), directory.resolve("lib"));
    }
}
