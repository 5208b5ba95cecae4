package io.convoke.dev.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prometheus, which reads the metrics of local servers, keeps them and evaluates the alerts. */
public final class Prometheus implements Part {
    /** The part's name. */
    public static final String NAME = "prometheus";

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String ALERTS = "alerts.yaml";

    private final PrometheusProgram program;
    private final Path directory;
    private final int port;
    private final Map<String, Integer> servers;
    private final Path alerts;
    private final ManagedProcess process;

    /**
     * @param program see {@link PrometheusProgram#locate}
     * @param directory of this Prometheus alone; its data stays there for a week
     * @param servers the ports of the servers that it reads, by name
     * @param alerts the file of rules, copied at each launch; without one none are evaluated
     */
    public Prometheus(
            PrometheusProgram program, Path directory, int port, Map<String, Integer> servers, Path alerts, Path log) {
        this.program = program;
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.servers = new TreeMap<>(servers);
        this.alerts = alerts;
        this.process = new ManagedProcess(NAME, this.directory.resolve("prometheus.state"), log);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        configure();
        process.launch(
                List.of(
                        program.executable().toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--storage.tsdb.retention.time=7d",
                        "--web.listen-address=" + Ports.LOOPBACK + ":" + port),
                directory,
                Map.of());
    }

    @Override
    public void awaitReady(Duration patience) {
        process.awaitReady(this::ready, patience);
    }

    @Override
    public boolean ready() {
        return HttpProbe.ok(URI.create(address() + "/-/ready"));
    }

    @Override
    public void stop() {
        process.stop("TERM", GRACE);
    }

    private void configure() {
        try {
            Files.createDirectories(directory);
            if (Files.exists(alerts)) {
                Files.copy(alerts, directory.resolve(ALERTS), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(directory.resolve(ALERTS));
            }
            Files.writeString(directory.resolve("prometheus.yml"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
            global:
              scrape_interval: 5s
              evaluation_interval: 15s
            %sscrape_configs:
              - job_name: convoke
                static_configs:
            %s\
            """.formatted(
                        Files.exists(directory.resolve(ALERTS)) ? "rule_files: [" + ALERTS + "]\n" : "",
                        servers.entrySet().stream()
                                .map(server -> "      - targets: ['" + Ports.LOOPBACK + ":" + server.getValue()
                                        + "']\n        labels: {server: '" + server.getKey() + "'}\n")
                                .collect(Collectors.joining()));
    }
}
