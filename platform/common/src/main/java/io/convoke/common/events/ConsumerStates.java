package io.convoke.common.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What each consumer is doing, for health checks and metrics. */
@ApplicationScoped
public class ConsumerStates {
    /**
     * One consumer's state.
     *
     * @param applied records applied since the start, those dropped as repeated included
     * @param buried records sent to the dead-letter topic since the start
     * @param lastProgress when a record was last finished; null before the first
     * @param waitingSince since when one record has been tried again; null when none is
     * @param waitingFor why; null when none is
     */
    public record State(long applied, long buried, Instant lastProgress, Instant waitingSince, String waitingFor) {
        private static final State NEW = new State(0, 0, null, null, null);

        /** Since when the consumer has been stuck at one record. */
        public Optional<Instant> stuckSince() {
            return Optional.ofNullable(waitingSince);
        }
    }

    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** The present states by consumer name. */
    public Map<String, State> all() {
        return new TreeMap<>(states);
    }

    void applied(String consumer, Instant now) {
        states.merge(
                consumer,
                new State(1, 0, now, null, null),
                (old, one) -> new State(old.applied + 1, old.buried, now, null, null));
    }

    void buried(String consumer, Instant now) {
        states.merge(
                consumer,
                new State(0, 1, now, null, null),
                (old, one) -> new State(old.applied, old.buried + 1, now, null, null));
    }

    void retrying(String consumer, Instant now, String reason) {
        states.compute(consumer, (name, old) -> {
            var known = old == null ? State.NEW : old;
            return new State(
                    known.applied,
                    known.buried,
                    known.lastProgress,
                    known.waitingSince == null ? now : known.waitingSince,
                    reason);
        });
    }
}
