package io.convoke.system;

import io.convoke.dev.local.Place;
import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Mailbox;
import io.convoke.dev.parts.Nginx;
import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.Ports;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Needed;
import io.convoke.testkit.OtlpReceiver;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Scrape;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All services in one server behind Nginx, put up once for all tests of this module and taken down with the JVM. */
final class Platform {
    /** Every service that the build has. */
    static final List<Service> SERVICES = Service.present(new Place(Path.of("../..")));

    private static final Path DIRECTORY = Path.of("target/gateways");

    private static Platform current;

    private final RunningService server;
    private final Nginx gateway;
    private final NginxProgram program;
    private final OtlpReceiver traces = new OtlpReceiver();

    private Platform(NginxProgram program) {
        var port = Ports.free();
        server = Bench.current()
                .service(
                        SERVICES.stream().map(Service::name).toList(),
                        Map.of(
                                "convoke.chat.origins",
                                "http://" + Ports.LOOPBACK + ":" + port,
                                "convoke.telegram.bot-name",
                                "convoke_bot",
                                "log.format",
                                "JSON",
                                "convoke.metrics-interval",
                                "PT1S",
                                "otel.sdk.disabled",
                                "false",
                                "otel.exporter.otlp.endpoint",
                                traces.endpoint().toString(),
                                "otel.bsp.schedule.delay",
                                "200",
                                "otel.exporter.otlp.timeout",
                                "2000"));
        this.program = program;
        gateway = gateway("gateway", port, Nginx.Limits.WIDE);
    }

    /** A further gateway before the same services, with limits of its own. It is taken down with the JVM. */
    Nginx gateway(String name, Nginx.Limits limits) {
        return gateway(name, Ports.free(), limits);
    }

    private Nginx gateway(String name, int port, Nginx.Limits limits) {
        var ports = new HashMap<String, List<Integer>>();
        SERVICES.forEach(service -> ports.put(service.name(), List.of(server.port())));
        var nginx = new Nginx(
                program,
                DIRECTORY.resolve(name),
                new Nginx.Site(port, ports, limits),
                Path.of("target/it-logs", name + ".log").toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(nginx::stop));
        nginx.start(Duration.ofSeconds(30));
        return nginx;
    }

    /** The running platform; without nginx the test is skipped, which CI does not accept. */
    static synchronized Platform current() {
        if (current == null) {
            current = new Platform(Needed.nginx());
        }
        return current;
    }

    /** The gateway, for the generated client. */
    URI address() {
        return URI.create(gateway.address());
    }

    /** A client of everything below {@code /api/v1}. */
    Http api() {
        return at("/api/v1");
    }

    /** A client of any address at the gateway. */
    Http at(String path) {
        return Http.at(URI.create(gateway.address() + path));
    }

    /** Where pages of the platform come from. */
    String origin() {
        return "http://" + Ports.LOOPBACK + ":" + gatewayPort();
    }

    int gatewayPort() {
        return URI.create(gateway.address()).getPort();
    }

    /** A client of the server's health, which the gateway does not show. */
    Http health() {
        return Http.at(server.uri("/health"));
    }

    Mailbox mailbox() {
        return Bench.current().mailbox();
    }

    /** The one server with all services, past the gateway. */
    RunningService server() {
        return server;
    }

    /** The metrics as they are now. */
    Scrape metrics() {
        return Scrape.of(server.uri("/metrics"));
    }

    /** Where the server sends its traces. */
    OtlpReceiver traces() {
        return traces;
    }

    /** What the server wrote to its log, for tests that look for what must not be there. */
    Path serverLog() {
        return server.messagesLog();
    }

    Path accessLog() {
        return gateway.accessLog();
    }
}
