package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.common.secrets.SecretsState.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Duration REFRESH = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SettableStore store = new SettableStore();
    private final LogLines log = new LogLines();
    private Secrets secrets;

    @BeforeEach
    void listen() {
        Logger.getLogger(Secrets.class.getName()).addHandler(log);
    }

    @AfterEach
    void close() {
        Logger.getLogger(Secrets.class.getName()).removeHandler(log);
        if (secrets != null) {
            secrets.close();
        }
    }

    @Test
    void aChangeIsSeenAndToldByNameOnly() {
        store.values = Map.of("key", "old-value", "stays", "same");
        open();
        assertThat(secrets.value("key")).contains("old-value");
        assertThat(secrets.value("unknown")).isEmpty();

        store.values = Map.of("key", "new-value", "stays", "same");
        await().until(() -> secrets.value("key").equals(Optional.of("new-value")));
        await().untilAsserted(() -> assertThat(log.lines).contains("Secrets of auth changed: [key]"));
        assertThat(log.lines).noneMatch(line -> line.contains("value"));
    }

    @Test
    void valuesStayWhileTheirPlaceIsAwayAndTheChangesAreToldOnce() {
        store.values = Map.of("key", "kept");
        open();
        store.failure = SecretsUnavailableException.passing("sealed");

        await().until(() -> secrets.currentState().status() == Status.STALE);
        var loads = store.loads.get();
        await().until(() -> store.loads.get() > loads + 1);
        assertThat(secrets.value("key")).contains("kept");
        assertThat(secrets.currentState().message()).isEqualTo("sealed");
        assertThat(secrets.currentState().usable()).isTrue();

        store.failure = null;
        await().until(() -> secrets.currentState().status() == Status.OK);
        await().untilAsserted(() -> assertThat(log.lines)
                .containsExactly(
                        "Secrets of auth are up to date, read from a test",
                        "Secrets of auth are stale, those from before stay in use; a test: sealed",
                        "Secrets of auth are up to date, read from a test"));
    }

    @Test
    void aFlawInTheStoreDoesNotEndTheRefreshesNorShowsItsMessage() {
        store.values = Map.of("key", "before");
        open();
        store.flaw = new IllegalStateException("value-in-a-message");
        await().until(() -> secrets.currentState().status() == Status.STALE);
        assertThat(secrets.currentState().message()).isEqualTo("unexpected java.lang.IllegalStateException");

        store.values = Map.of("key", "after");
        store.flaw = null;
        await().until(() -> secrets.value("key").equals(Optional.of("after")));
        assertThat(log.lines).noneMatch(line -> line.contains("value-in-a-message"));
    }

    @Test
    void failingRefreshesBecomeRarer() {
        store.values = Map.of("key", "value");
        open();
        store.failure = SecretsUnavailableException.passing("away");
        await().until(() -> secrets.currentState().status() == Status.STALE);
        var first = store.times.size();
        await().until(() -> store.times.size() >= first + 4);

        // One, two, four, eight times the interval, each spread by a fifth.
        var fourth = store.times.get(first + 3) - store.times.get(first + 2);
        assertThat(Duration.ofNanos(fourth)).isGreaterThan(REFRESH.multipliedBy(6));
    }

    @Test
    void aStartWaitsForAPlaceThatComes() {
        store.values = Map.of("key", "value");
        store.failure = SecretsUnavailableException.passing("nobody answers");
        store.failuresLeft.set(2);
        open();

        assertThat(secrets.value("key")).contains("value");
        assertThat(log.lines).contains("Waiting for the secrets of auth from a test: nobody answers");
    }

    @Test
    void aStartDoesNotWaitForeverButTheRefreshesGoOn() {
        store.failure = SecretsUnavailableException.passing("nobody answers");
        secrets = Secrets.open("auth", store, REFRESH, Duration.ofMillis(300));

        assertThat(secrets.currentState().status()).isEqualTo(Status.NEVER_LOADED);
        assertThat(secrets.currentState().message()).isEqualTo("nobody answers");
        assertThat(log.lines)
                .contains("The secrets of auth cannot be read from a test: nobody answers."
                        + " The service stays unready until they can");
        store.values = Map.of("key", "value");
        store.failure = null;
        await().until(() -> secrets.currentState().status() == Status.OK);
        assertThat(secrets.value("key")).contains("value");
    }

    @Test
    void aStartDoesNotWaitForWhatLastsAndIsNotStale() {
        store.failure = SecretsUnavailableException.refused("permission denied");
        secrets = Secrets.open("auth", store, REFRESH, PATIENCE);

        assertThat(store.loads).hasValue(1);
        await().until(() -> store.loads.get() > 2);
        assertThat(secrets.currentState().status()).isEqualTo(Status.NEVER_LOADED);
        assertThat(secrets.currentState().usable()).isFalse();
    }

    @Test
    void refreshesEarlierWhenTheStoreAsksForIt() {
        store.values = Map.of("key", "value");
        store.rest = Duration.ofMillis(20);
        secrets = Secrets.open("auth", store, Duration.ofHours(1), PATIENCE);

        await().until(() -> store.loads.get() > 2);
    }

    @Test
    void closingEndsTheThread() {
        store.values = Map.of("key", "value");
        open();
        assertThat(refreshers()).hasSize(1);

        secrets.close();
        await().untilAsserted(() -> assertThat(refreshers()).isEmpty());
    }

    private void open() {
        secrets = Secrets.open("auth", store, REFRESH, PATIENCE);
    }

    private static List<Thread> refreshers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("convoke-secrets-auth"))
                .toList();
    }

    /** Loads or fails as the test says. */
    private static final class SettableStore implements SecretStore {

        final AtomicInteger loads = new AtomicInteger();
        final List<Long> times = new CopyOnWriteArrayList<>();
        volatile Map<String, String> values = Map.of();
        volatile SecretsUnavailableException failure;
        final AtomicInteger failuresLeft = new AtomicInteger(Integer.MAX_VALUE);
        volatile RuntimeException flaw;
        volatile Duration rest = Duration.ofDays(1);

        @Override
        public Map<String, String> load() throws SecretsUnavailableException {
            loads.incrementAndGet();
            times.add(System.nanoTime());
            if (flaw != null) {
                throw flaw;
            }
            var failing = failure;
            if (failing != null && failuresLeft.getAndDecrement() > 0) {
                throw failing;
            }
            return values;
        }

        @Override
        public Duration restAtMost() {
            return rest;
        }

        @Override
        public String place() {
            return "a test";
        }
    }

    private static final class LogLines extends Handler {

        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
