package io.convoke.dev.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A server that starts: what it still waits for, and whether it has said that it never will be ready. */
final class ServerWatch {
    /** A WAR that fails or is not there, a port that is taken, a configuration that cannot be read, or that takes a restart. */
    private static final Pattern HOPELESS = Pattern.compile("CWWKZ0002E|CWWKZ0004E|CWWKZ0013E|CWWKZ0014W|CWWKO0221E"
            + "|CWWKG0014E|CWWKF0001E|mend it and restart the service");

    private static final String STARTED = "CWWKZ0001I";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final LibertyServer server;
    private final LogTail log;
    private int started;

    /** Watches from now on: what an earlier run logged is past. */
    ServerWatch(LibertyServer server) {
        this.server = server;
        this.log = new LogTail(server.log());
        this.log.last(0);
    }

    String name() {
        return server.name();
    }

    /**
     * Reads what the log has said since the last call.
     *
     * @throws PartFailure when that makes waiting useless
     */
    void look() {
        var lines = log.more().stream().map(LogLine::readable).toList();
        started += (int) lines.stream().filter(line -> line.contains(STARTED)).count();
        var hopeless =
                lines.stream().filter(line -> HOPELESS.matcher(line).find()).toList();
        if (!hopeless.isEmpty()) {
            throw new PartFailure(server.name(), "cannot become ready", hopeless, null);
        }
    }

    /** The readiness checks that are not up yet, with their reasons, or how many applications have started so far. */
    String obstacles() {
        return checks().orElseGet(() -> started == 0 ? "starting" : started + " applications started");
    }

    private Optional<String> checks() {
        if (!Ports.listening(server.port())) {
            return Optional.empty();
        }
        try {
            var request = HttpRequest.newBuilder(server.uri("/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            var checks = JSON.readTree(
                            CLIENT.send(request, BodyHandlers.ofString()).body())
                    .path("checks");
            List<String> down = StreamSupport.stream(checks.spliterator(), false)
                    .filter(check -> "DOWN".equals(check.path("status").asText()))
                    .map(ServerWatch::describe)
                    .toList();
            return down.isEmpty() ? Optional.empty() : Optional.of(down.stream().collect(Collectors.joining("; ")));
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String describe(JsonNode check) {
        var reason = check.path("data").path("reason").asText();
        return check.path("name").asText() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
