package io.convoke.dev.gateway;

import static org.junit.jupiter.api.Assumptions.abort;

import io.convoke.dev.parts.Nginx;
import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real gateway before one stub that stands for auth, event, chat, media and notification; user is not there. */
final class GatewayBeforeStub implements AutoCloseable {
    final StubService service = new StubService();
    final Nginx nginx;
    final Map<String, List<Integer>> services = new TreeMap<>();
    private final int port = Ports.free();

    GatewayBeforeStub(Path directory, Nginx.Limits limits, Map<String, List<Integer>> others) throws IOException {
        for (var name : List.of("auth", "event", "chat", "media", "notification", "api-docs")) {
            services.put(name, List.of(service.port()));
        }
        services.putAll(others);
        nginx = new Nginx(program(), directory, new Nginx.Site(port, services, limits), directory.resolve("nginx.log"));
        nginx.start(Duration.ofSeconds(20));
    }

    int port() {
        return port;
    }

    /** The program; where there is none the test is skipped with the reason, but in CI it fails. */
    static NginxProgram program() {
        try {
            return NginxProgram.locate(Path.of(System.getProperty("java.io.tmpdir"), "convoke-test-tools"));
        } catch (PartFailure absent) {
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw absent;
            }
            return abort("skipped: " + absent.getMessage());
        }
    }

    @Override
    public void close() {
        nginx.stop();
        service.close();
    }
}
