package io.convoke.dev.local;

import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.OpenBaoProgram;
import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.PrometheusProgram;
import io.convoke.dev.parts.Trees;
import io.convoke.dev.seed.ServiceClocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Starts and stops the whole platform. Whoever calls holds the {@link Lock}. */
public final class Launcher {
    private static final int ATTEMPTS = 3;

    private final Place place;
    private final Progress progress;

    public Launcher(Place place, Progress progress) {
        this.place = place;
        this.progress = progress;
    }

    /** The platform that an earlier {@code up} began here and nobody has stopped since, whether it is well or not. */
    public Optional<LocalPlatform> begun() {
        return RunState.read(place).map(state -> new LocalPlatform(place, state));
    }

    /** The platform that runs here with all of its parts ready; empty when there is none or something is amiss. */
    public Optional<LocalPlatform> running() {
        return begun().filter(platform -> platform.state().ready())
                .filter(platform -> platform.parts().parallelStream().allMatch(part -> part.running() && part.ready()));
    }

    /**
     * Starts a new run, after whatever a crash left of an earlier one is stopped.
     *
     * @throws Trouble when something that the user can change stands in the way
     * @throws PartFailure when a part does not come up; everything that was started is stopped by then
     */
    public LocalPlatform start(Options options) {
        begun().ifPresent(this::stopLeftovers);
        new ServiceClocks(place.clock()).setRight();
        for (var attempt = 1; ; attempt++) {
            var platform = new LocalPlatform(place, plan(options));
            try {
                return start(platform);
            } catch (PartFailure failure) {
                var stolen = platform.state().ports().firstTaken();
                if (stolen.isEmpty() || attempt == ATTEMPTS) {
                    throw failure;
                }
                progress.said("Port " + stolen.get() + " was taken meanwhile; starting once more with another");
            }
        }
    }

    private LocalPlatform start(LocalPlatform platform) {
        platform.state().write(place);
        progress.said("Starting " + names(platform.parts()));
        try {
            new Startup(platform, progress).run();
        } catch (RuntimeException failure) {
            var interrupted = Thread.interrupted();
            progress.said(interrupted ? "Interrupted; stopping what was started" : "Stopping what was started");
            // A server that is still starting does not listen to a polite request, and has nothing to lose.
            platform.servers().forEach(Part::kill9);
            stop(platform);
            throw failure;
        }
        var ready = platform.state().nowReady();
        ready.write(place);
        return new LocalPlatform(place, ready);
    }

    /** Stops every part of the platform that runs. */
    public void stop(LocalPlatform platform) {
        platform.prometheus().ifPresent(prometheus -> stop(List.of(prometheus)));
        platform.gateway().ifPresent(gateway -> stop(List.of(gateway)));
        stop(platform.servers());
        stop(platform.stores());
        RunState.remove(place);
    }

    /** Deletes the data, the mails, the keys and the logins. Nothing may run. */
    public void deleteData() {
        try (var children =
                Files.exists(place.home()) ? Files.list(place.home()) : java.util.stream.Stream.<Path>empty()) {
            for (var child : children.toList()) {
                if (!child.equals(place.tools())
                        && !child.getFileName().toString().startsWith("lock")) {
                    Trees.delete(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopLeftovers(LocalPlatform platform) {
        var alive = platform.parts().stream().filter(Part::running).toList();
        var gone = platform.parts().stream().filter(part -> !part.running()).toList();
        progress.said("An earlier run did not end in order"
                + (gone.isEmpty() ? "" : " (" + names(gone) + " gone)")
                + (alive.isEmpty() ? "" : "; stopping " + names(alive)));
        stop(platform);
    }

    private RunState plan(Options options) {
        var services = Service.present(place);
        if (services.isEmpty()) {
            throw new Trouble("no service is a module of pom.xml: there is nothing to start");
        }
        var servers = options.topology().servers(services);
        var gateway = servers.isEmpty() ? Optional.<NginxProgram>empty() : locateGateway(options);
        if (options.secrets() == SecretsBackend.VAULT) {
            locateVault();
        }
        var prometheus = options.observe() ? locatePrometheus() : Optional.<PrometheusProgram>empty();
        var ports = PortPlan.of(gateway.map(program -> options.port()), servers);
        // Before the parts are made: the servers take their passwords from there.
        new LocalSecrets(place).generate(services);
        servers.stream()
                .flatMap(server -> server.services().stream())
                .distinct()
                .forEach(service -> service.keepWar(place));
        return new RunState(
                options,
                ports,
                services.stream().map(Service::name).toList(),
                gateway,
                prometheus,
                false,
                Instant.now());
    }

    private Optional<NginxProgram> locateGateway(Options options) {
        try {
            return Optional.of(NginxProgram.locate(place.tools()));
        } catch (PartFailure none) {
            progress.said(none.getMessage());
            progress.said(
                    switch (options.topology()) {
                        case ONE ->
                            "Going on without the gateway: the same routes are at the server's own port, without"
                                    + " the gateway's limits and headers; --port has no effect.";
                        case EIGHT ->
                            "Going on without the gateway: there is no one address for all routes, each service"
                                    + " answers at its own port (./convoke status), and links in mails lead to the first of"
                                    + " them; --port has no effect.";
                        case NONE -> "";
                    });
            return Optional.empty();
        }
    }

    /** The platform runs as well without anybody who looks at it. */
    private Optional<PrometheusProgram> locatePrometheus() {
        try {
            if (PrometheusProgram.find(place.tools()).isEmpty()) {
                progress.said("Fetching Debian's package prometheus, about 20 MB");
            }
            return Optional.of(PrometheusProgram.locate(place.tools()));
        } catch (PartFailure none) {
            progress.said(none.getMessage());
            progress.said("Going on without Prometheus. Every server shows its metrics at /metrics all the same"
                    + " (./convoke status has the addresses).");
            return Optional.empty();
        }
    }

    /** Before anything starts, since it may have to be fetched, or not be to be had. */
    private void locateVault() {
        if (OpenBaoProgram.find(place.tools()).isEmpty()) {
            progress.said("Fetching OpenBao, about 75 MB");
            OpenBaoProgram.locate(place.tools());
        }
    }

    /** Also those that are gone: a part whose process was killed may have left others, as Nginx leaves its workers. */
    private void stop(Collection<? extends Part> parts) {
        parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> {
                    var running = part.running();
                    part.stop();
                    if (running) {
                        progress.said("  " + part.name() + " stopped");
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }
}
