package io.convoke.dev.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.PrometheusProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run is made of. Written before the first part starts, so that whoever comes after a crash knows which parts there
 * may be; removed when all are stopped.
 *
 * @param services the names of the services that are hosted
 * @param gateway the Nginx before them; empty where there is none to be had
 * @param prometheus that reads the metrics; empty where it was not asked for, or is not to be had
 * @param ready whether {@code up} once saw everything ready
 */
public record RunState(
        Options options,
        PortPlan ports,
        List<String> services,
        Optional<NginxProgram> gateway,
        Optional<PrometheusProgram> prometheus,
        boolean ready,
        Instant since) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public RunState {
        services = List.copyOf(services);
    }

    /** The run that was begun here and not ended; empty when there is none. */
    public static Optional<RunState> read(Place place) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(place)), RunState.class));
        } catch (java.nio.file.NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Trouble(file(place) + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void write(Place place) {
        try {
            Files.createDirectories(place.run());
            var fresh = place.run().resolve("platform.json.new");
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(fresh, file(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void remove(Place place) {
        try {
            Files.deleteIfExists(file(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunState nowReady() {
        return new RunState(options, ports, services, gateway, prometheus, true, since);
    }

    /** The services of {@link #services}, in the table's order. */
    public List<Service> hosted() {
        return Service.ALL.stream()
                .filter(service -> services.contains(service.name()))
                .toList();
    }

    public List<Topology.Server> servers() {
        return options.topology().servers(hosted());
    }

    /**
     * The port at which people reach the platform: the gateway's, or the one server's own where there is no gateway, or the
     * one that was asked for where somebody else starts both.
     */
    public int reachedAt() {
        if (gateway.isPresent()) {
            return ports.port(PortPlan.GATEWAY);
        }
        return servers().stream()
                .findFirst()
                .map(server -> ports.port(server.name()))
                .orElseGet(options::port);
    }

    private static Path file(Place place) {
        return place.run().resolve("platform.json");
    }
}
