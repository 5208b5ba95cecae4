package io.convoke.common.events;

import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** What each consumer is doing, for health checks and metrics. */
@ApplicationScoped
public class ConsumerStates {
    /** A channel's consumer is called as its group is. */
    private static final Pattern GROUP = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.group\\.id");
    /** For how long the lag of the record before counts while none is being applied. */
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(15);

    @Inject
    Metrics metrics;

    @Inject
    Config config;

    @Inject
    Clock clock;

    /**
     * One consumer's state.
     *
     * @param applied records applied since the start, those dropped as repeated included
     * @param buried records sent to the dead-letter topic since the start
     * @param lastProgress when a record was last finished; null before the first
     * @param lastLag how old that record was then
     * @param underWay when the record happened that is being applied; null when none is
     * @param waitingSince since when one record has been tried again; null when none is
     * @param waitingFor why; null when none is
     */
    public record State(
            long applied,
            long buried,
            Instant lastProgress,
            Duration lastLag,
            Instant underWay,
            Instant waitingSince,
            String waitingFor) {
        static final State NEW = new State(0, 0, null, Duration.ZERO, null, null, null);

        /** Since when the consumer has been stuck at one record. */
        public Optional<Instant> stuckSince() {
            return Optional.ofNullable(waitingSince);
        }

        /** How far the consumer is behind: the age of the record that it is applying, or has just applied; 0 when it rests. */
        Duration lag(Instant now) {
            if (underWay != null) {
                return age(underWay, now);
            }
            return lastProgress != null && lastProgress.plus(BETWEEN_RECORDS).isAfter(now) ? lastLag : Duration.ZERO;
        }

        State begins(Instant happened) {
            return new State(applied, buried, lastProgress, lastLag, happened, waitingSince, waitingFor);
        }

        State ends(boolean dead, Instant now) {
            var lag = underWay == null ? Duration.ZERO : age(underWay, now);
            return new State(applied + (dead ? 0 : 1), buried + (dead ? 1 : 0), now, lag, null, null, null);
        }

        State waits(Instant now, String reason) {
            return new State(
                    applied,
                    buried,
                    lastProgress,
                    lastLag,
                    underWay,
                    waitingSince == null ? now : waitingSince,
                    reason);
        }

        private static Duration age(Instant happened, Instant now) {
            var age = Duration.between(happened, now);
            return age.isNegative() ? Duration.ZERO : age;
        }
    }

    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** So that a metric is there, with 0, before its first record comes. */
    void start(@Observes Startup event) {
        for (var name : config.getPropertyNames()) {
            if (GROUP.matcher(name).matches()) {
                config.getOptionalValue(name, String.class).ifPresent(this::show);
            }
        }
    }

    /** The present states by consumer name; none before its first record. */
    public Map<String, State> all() {
        return new TreeMap<>(states);
    }

    void began(String consumer, Instant happened) {
        states.compute(consumer, (name, old) -> known(old).begins(happened));
    }

    void applied(String consumer, Instant now) {
        states.compute(consumer, (name, old) -> known(old).ends(false, now));
        applied(consumer).add();
    }

    void buried(String consumer, Instant now) {
        states.compute(consumer, (name, old) -> known(old).ends(true, now));
        deadLetters(consumer).add();
    }

    void retrying(String consumer, Instant now, String reason) {
        states.compute(consumer, (name, old) -> known(old).waits(now, reason));
    }

    private static State known(State old) {
        return old == null ? State.NEW : old;
    }

    /** Shows the consumer's metrics from now on. */
    void show(String consumer) {
        applied(consumer);
        deadLetters(consumer);
        metrics.gauge(
                "convoke_inbox_lag",
                "How old the event is that the consumer is applying or has just applied; 0 when it rests",
                Metrics.SECONDS,
                () -> seconds(state(consumer).lag(clock.instant())),
                "consumer",
                consumer);
        metrics.gauge(
                "convoke_inbox_waiting",
                "For how long the consumer has tried one event again and again",
                Metrics.SECONDS,
                () -> state(consumer)
                        .stuckSince()
                        .map(since -> seconds(State.age(since, clock.instant())))
                        .orElse(0.0),
                "consumer",
                consumer);
    }

    private State state(String consumer) {
        return known(states.get(consumer));
    }

    private Tally applied(String consumer) {
        return metrics.tally(
                "convoke_inbox_applied",
                "Events that the consumer has applied, those that came twice included",
                "consumer",
                consumer);
    }

    private Tally deadLetters(String consumer) {
        return metrics.tally(
                "convoke_dead_letters", "Records that could not be applied and were set aside", "consumer", consumer);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
