package io.convoke.media;

import io.convoke.testkit.Bench;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Lets the service wait within its transactions, by triggers in its database that wait for a lock: a test that holds a step
 * knows what has happened by then and what has not. Closing it lets everything go on.
 */
final class Holds implements AutoCloseable {
    private static final int LOCKS = 1_021;

    /** Where the service waits. */
    enum Step {
        /** Committing that a file will be stored; its bytes are written after that. */
        ANNOUNCEMENT("constraint trigger %s after insert on media.stored_object deferrable initially deferred"),
        /** Hanging a video on an event; its bytes are there. */
        VIDEO("trigger %s before insert on media.media_item", "new.thumbnails = 'none'"),
        /** Hanging thumbnails on their picture; their bytes are there. */
        THUMBNAILS("trigger %s before update on media.media_item", "new.thumbnails = 'made'"),
        /** Committing that a file is to be removed; its bytes are removed after that. */
        REMOVAL(
                "constraint trigger %s after update on media.stored_object deferrable initially deferred",
                "new.status = 'removing'"),
        /** Deleting the row of a file; its bytes are gone. */
        FORGETTING("trigger %s before delete on media.stored_object");

        private final String event;
        private final String condition;

        Step(String event) {
            this(event, "true");
        }

        Step(String event, String condition) {
            this.event = event;
            this.condition = condition;
        }

        private String trigger() {
            return "hold_" + name();
        }

        private String creation() {
            return "create " + event.formatted(trigger()) + " for each row when (" + condition
                    + ") execute function media.hold(" + ordinal() + ")";
        }

        private String removal() {
            return "drop trigger " + trigger() + event.replaceFirst(".*( on \\S+).*", "$1");
        }
    }

    private final Connection locks = Bench.current().database().connect();

    /** All triggers are made now, for a table cannot be changed while somebody waits in it. */
    Holds() {
        run("""
                create function media.hold() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock_shared(%d, tg_argv[0]::int);
                    return coalesce(new, old);
                end $$""".formatted(LOCKS));
        for (var step : Step.values()) {
            run(step.creation());
        }
    }

    private void hold(Step step) {
        run("select pg_advisory_lock(" + LOCKS + ", " + step.ordinal() + ")");
    }

    /** Holds the step before the work begins, and returns what that comes to when the service has come there. */
    <T> T reached(Step step, Supplier<T> work) {
        hold(step);
        var result = work.get();
        Awaitility.await("the service waits in " + step)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current()
                                .database()
                                .count(
                                        "pg_locks where locktype = 'advisory' and not granted and objsubid = 2"
                                                + " and classid::bigint = ? and objid::bigint = ? and database ="
                                                + " (select oid from pg_database where datname = current_database())",
                                        (long) LOCKS,
                                        (long) step.ordinal())
                        > 0);
        return result;
    }

    /** Whoever waits at the step goes on. */
    void release(Step step) {
        run("select pg_advisory_unlock(" + LOCKS + ", " + step.ordinal() + ")");
    }

    @Override
    public void close() {
        run("select pg_advisory_unlock_all()");
        for (var step : Step.values()) {
            run(step.removal());
        }
        run("drop function media.hold()");
        try {
            locks.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (var statement = locks.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
