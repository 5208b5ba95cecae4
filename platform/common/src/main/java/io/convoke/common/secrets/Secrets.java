package io.convoke.common.secrets;

import io.convoke.common.secrets.SecretsState.Status;
import io.convoke.common.secrets.SecretsUnavailableException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The secrets of one service, in memory, refreshed by a thread of their own from when they are opened until they are closed.
 * A failing refresh changes nothing but the {@link SecretsState}: values once loaded stay. Where a start does not get any, the
 * service goes on without, unready, and gets them as soon as they are to be had.
 */
public final class Secrets {

    private static final Logger LOG = Logger.getLogger(Secrets.class.getName());
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE_AT_START = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE_AT_START = Duration.ofSeconds(2);

    private final String service;
    private final SecretStore store;
    private final Duration refresh;
    private final Thread refresher;

    private volatile Map<String, String> values = Map.of();
    private volatile SecretsState state = new SecretsState(Status.NEVER_LOADED, Instant.now(), "not loaded yet");
    private volatile boolean closed;

    private Secrets(String service, SecretStore store, Duration refresh) {
        this.service = service;
        this.store = store;
        this.refresh = refresh;
        this.refresher = new Thread(this::refreshUntilClosed, "convoke-secrets-" + service);
        this.refresher.setDaemon(true);
        this.refresher.setContextClassLoader(null);
    }

    /** How the secrets of the calling application are: of the one whose class loader is the thread's context class loader. */
    public static SecretsState state() {
        return SharedSecrets.callingService()
                .flatMap(SharedSecrets::find)
                .map(Secrets::currentState)
                .orElseGet(() -> new SecretsState(
                        Status.NEVER_LOADED,
                        Instant.now(),
                        SharedSecrets.callingService()
                                .flatMap(SharedSecrets::fault)
                                .orElse("no secrets were asked for: is "
                                        + SecretsSettings.named(SecretsSettings.BACKEND) + " set, and "
                                        + SharedSecrets.NAME_KEY + " in the application?")));
    }

    /**
     * Loads the secrets and starts to refresh them. When they could not be read, the state says so and why, and the refreshes
     * go on trying.
     *
     * @param startTimeout how long to wait for a place that cannot be reached yet
     */
    static Secrets open(String service, SecretStore store, Duration refresh, Duration startTimeout) {
        var secrets = new Secrets(service, store, refresh);
        secrets.loadAtStart(startTimeout);
        secrets.refresher.start();
        return secrets;
    }

    void close() {
        closed = true;
        refresher.interrupt();
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Set<String> keys() {
        return values.keySet();
    }

    SecretsState currentState() {
        return state;
    }

    private void loadAtStart(Duration startTimeout) {
        var deadline = System.nanoTime() + startTimeout.toNanos();
        var pause = FIRST_PAUSE_AT_START;
        try {
            while (true) {
                try {
                    keep(store.load());
                    return;
                } catch (SecretsUnavailableException e) {
                    become(Status.NEVER_LOADED, e.getMessage());
                    var waitsOn = System.nanoTime() + pause.toNanos() < deadline;
                    if (e.kind() != Kind.PASSING || !waitsOn) {
                        giveUpWaiting(e.getMessage());
                        return;
                    }
                }
                Thread.sleep(pause.toMillis());
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE_AT_START);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUpWaiting("interrupted while waiting");
        }
    }

    private void giveUpWaiting(String reason) {
        LOG.log(
                Level.SEVERE,
                "The secrets of {0} cannot be read from {1}: {2}. The service stays unready until they can",
                new Object[] {service, store.place(), reason});
    }

    private void refreshUntilClosed() {
        var failures = state.usable() ? 0 : 1;
        try {
            while (!closed) {
                Thread.sleep(untilNext(failures).toMillis());
                failures = refreshOnce() ? 0 : failures + 1;
            }
        } catch (InterruptedException e) {
            // Closed: nothing is left to do.
            LOG.log(Level.FINE, "No more refreshes for {0}", service);
        }
    }

    private boolean refreshOnce() throws InterruptedException {
        try {
            keep(store.load());
            return true;
        } catch (SecretsUnavailableException e) {
            become(afterFailure(), e.getMessage());
        } catch (RuntimeException e) {
            // A flaw of ours must not end the refreshes; its message may hold anything, so only its kind is told.
            become(afterFailure(), "unexpected " + e.getClass().getName());
        }
        return false;
    }

    private Status afterFailure() {
        return state.usable() ? Status.STALE : Status.NEVER_LOADED;
    }

    private Duration untilNext(int failures) {
        if (failures == 0) {
            return shorter(refresh, store.restAtMost());
        }
        var doubled = refresh.multipliedBy(1L << Math.min(failures - 1, 10));
        var longest = refresh.compareTo(LONGEST_BACKOFF) > 0 ? refresh : LONGEST_BACKOFF;
        // Spread, so that the services of one machine do not all come back at once.
        var percent = ThreadLocalRandom.current().nextInt(80, 121);
        return shorter(doubled, longest).multipliedBy(percent).dividedBy(100);
    }

    private void keep(Map<String, String> fresh) {
        var before = values;
        values = Map.copyOf(fresh);
        if (state.status() != Status.NEVER_LOADED) {
            tellChanges(before, fresh);
        }
        become(Status.OK, "read from " + store.place());
    }

    private void tellChanges(Map<String, String> before, Map<String, String> fresh) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(fresh.keySet());
        keys.removeIf(key -> fresh.containsKey(key) && fresh.get(key).equals(before.get(key)));
        if (!keys.isEmpty()) {
            LOG.log(Level.INFO, "Secrets of {0} changed: {1}", new Object[] {service, keys});
        }
    }

    private void become(Status status, String message) {
        var before = state;
        if (before.status() == status && before.message().equals(message)) {
            return;
        }
        var since = before.status() == status ? before.since() : Instant.now();
        state = new SecretsState(status, since, message);
        tell(status, message);
    }

    private void tell(Status status, String message) {
        switch (status) {
            case OK -> LOG.log(Level.INFO, "Secrets of {0} are up to date, {1}", new Object[] {service, message});
            case STALE ->
                LOG.log(
                        Level.WARNING,
                        "Secrets of {0} are stale, those from before stay in use; {1}: {2}",
                        new Object[] {service, store.place(), message});
            case NEVER_LOADED ->
                LOG.log(Level.WARNING, "Waiting for the secrets of {0} from {1}: {2}", new Object[] {
                    service, store.place(), message
                });
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    @Override
    public String toString() {
        return "secrets of " + service + " from " + store.place();
    }
}
