package io.convoke.dev.local;

import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.PartFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Starts the parts of a platform in their order, side by side where the order allows it, and waits until all are ready. */
final class Startup {
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(90);
    private static final Duration SERVER_PATIENCE = Duration.ofMinutes(6);
    private static final Duration GATEWAY_PATIENCE = Duration.ofSeconds(30);

    private final LocalPlatform platform;
    private final Progress progress;

    Startup(LocalPlatform platform, Progress progress) {
        this.platform = platform;
        this.progress = progress;
    }

    /** @throws PartFailure of the first part that does not come up; the others may run or not */
    void run() {
        start(platform.stores(), STORE_PATIENCE, List.of());
        platform.prepareStores();
        start(
                platform.servers(),
                SERVER_PATIENCE,
                platform.servers().stream().map(ServerWatch::new).toList());
        platform.gateway().ifPresent(gateway -> start(List.of(gateway), GATEWAY_PATIENCE, List.of()));
        platform.prometheus().ifPresent(prometheus -> start(List.of(prometheus), GATEWAY_PATIENCE, List.of()));
    }

    private void start(Collection<? extends Part> parts, Duration patience, List<ServerWatch> watches) {
        if (parts.isEmpty()) {
            return;
        }
        var threads = Executors.newFixedThreadPool(parts.size());
        try {
            await(launch(parts, patience, threads), watches);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private Map<String, Future<?>> launch(
            Collection<? extends Part> parts, Duration patience, ExecutorService threads) {
        var began = System.nanoTime();
        var pending = new TreeMap<String, Future<?>>();
        for (var part : parts) {
            pending.put(part.name(), threads.submit(() -> {
                part.start(patience);
                progress.said(String.format(
                        Locale.ROOT, "  %-14s ready after %4.1f s   %s", part.name(), seconds(began), part.address()));
            }));
        }
        return pending;
    }

    private void await(Map<String, Future<?>> pending, List<ServerWatch> watches) {
        var began = System.nanoTime();
        while (!pending.isEmpty()) {
            for (var part : List.copyOf(pending.keySet())) {
                try {
                    if (ended(pending.get(part))) {
                        pending.remove(part);
                    }
                } catch (PartFailure failure) {
                    var obstacles = obstacles(part, watches);
                    if (!obstacles.isEmpty()) {
                        progress.said("  " + part + " is not ready" + obstacles);
                    }
                    throw failure;
                }
            }
            if (!pending.isEmpty()) {
                watches.forEach(ServerWatch::look);
                progress.waiting(String.format(
                        Locale.ROOT,
                        "  waiting for %s: %.0f s",
                        pending.keySet().stream()
                                .map(part -> part + obstacles(part, watches))
                                .collect(Collectors.joining(", ")),
                        seconds(began)));
            }
        }
    }

    private static String obstacles(String part, List<ServerWatch> watches) {
        return watches.stream()
                .filter(watch -> watch.name().equals(part))
                .findFirst()
                .map(watch -> " (" + watch.obstacles() + ")")
                .orElse("");
    }

    /** Looks for a moment; throws what the start of the part threw. */
    private static boolean ended(Future<?> start) {
        try {
            start.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillStarting) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    /** No thread may launch a part any more once the caller begins to stop them. */
    private static void awaitEnd(ExecutorService threads) {
        var interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
