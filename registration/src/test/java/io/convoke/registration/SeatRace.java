package io.convoke.registration;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Many people race for few seats through several servers, some give theirs back meanwhile, and afterwards everything that
 * must hold is checked: in snapshots of the database during the race, in the database and the ledger of answers at the end,
 * and in what the topic tells.
 */
final class SeatRace {
    private static final int CALLERS = 200;
    private static final int SEATS = 10;
    /** One statement, so one snapshot. */
    private static final String SNAPSHOT = """
            select s.capacity, s.taken, s.waiting, s.version,
                   count(r.*) filter (where r.status in ('registered', 'checked_in', 'no_show')) as seated,
                   count(r.*) filter (where r.status = 'waitlisted') as line
            from registration.event_seats s left join registration.event_registration r using (event_id)
            where s.event_id = ? group by s.event_id""";

    private final PublishedEvent event = PublishedEvent.ofCapacity(SEATS);
    private final List<RunningService> servers;
    private final long seed;
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<UUID> cancelled = new ConcurrentLinkedQueue<>();

    SeatRace(List<RunningService> servers, long seed) {
        this.servers = servers;
        this.seed = seed;
    }

    /** Runs it; returns what did not hold, each with the invariant of {@code reliability}; empty when all is well. */
    List<String> run() {
        var over = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(CALLERS + 1);
        try {
            var watching = threads.submit(() -> {
                while (!over.get()) {
                    checkSnapshot();
                }
            });
            var start = new CountDownLatch(1);
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                var number = i;
                callers.add(threads.submit(() -> {
                    start.await();
                    call(number);
                    return null;
                }));
            }
            start.countDown();
            for (var caller : callers) {
                caller.get();
            }
            over.set(true);
            watching.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("seed " + seed, e);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        checkSnapshot();
        checkLedger();
        checkTopic();
        return List.copyOf(violations);
    }

    /** One person: registers, and with some luck gives the place back and comes again. */
    private void call(int number) {
        var random = new Random(seed + number);
        var visitor = Visitor.user(servers.get(number % servers.size()), "racer");
        var other = Visitor.of(servers.get((number + 1) % servers.size()), visitor.person());
        for (int round = 0; round < 2; round++) {
            var answer = visitor.tryRegister(event.id);
            if (!expected(answer, 201)) {
                return;
            }
            var registration = answer.json();
            var id = UUID.fromString(registration.get("id").asText());
            acknowledged.add(id);
            if (random.nextInt(100) >= 40) {
                return;
            }
            if (!expected(other.tryCancel(registration), 200)) {
                return;
            }
            cancelled.add(id);
        }
    }

    /** Success, or an honest refusal for lack of time; anything else is a violation. */
    private boolean expected(Answer answer, int success) {
        if (answer.status() == success) {
            return true;
        }
        if (answer.status() != 503) {
            violations.add("I5: an answer that nobody expects: " + answer.status() + " " + answer.body());
        }
        return false;
    }

    private void checkSnapshot() {
        var now = Bench.current().database().rows(SNAPSHOT, event.id).get(0);
        if (number(now, "seated") > number(now, "capacity")) {
            violations.add("I1: oversold: " + now);
        }
        if (number(now, "seated") != number(now, "taken") || number(now, "line") != number(now, "waiting")) {
            violations.add("I2: the counters are not the rows: " + now);
        }
        if (number(now, "line") > 0 && number(now, "taken") < number(now, "capacity")) {
            violations.add("I8: somebody waits for a seat that is free: " + now);
        }
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private void checkLedger() {
        var database = Bench.current().database();
        database.rows(
                        "select user_id from registration.event_registration where event_id = ? and status <> 'cancelled'"
                                + " group by user_id having count(*) > 1",
                        event.id)
                .forEach(row -> violations.add("I3: more than one live registration: " + row));
        for (var id : acknowledged) {
            var lost = database.count("registration.event_registration where id = ?", id) != 1;
            if (lost) {
                violations.add("I4: acknowledged and lost: " + id);
            }
        }
        var gone =
                database.count("registration.event_registration where event_id = ? and status = 'cancelled'", event.id);
        if (gone != cancelled.size()) {
            violations.add("I4, I5: " + cancelled.size() + " cancelled, " + gone + " in the database");
        }
        var all = database.count("registration.event_registration where event_id = ?", event.id);
        if (all != acknowledged.size()) {
            violations.add("I5: " + acknowledged.size() + " acknowledged, " + all + " in the database");
        }
    }

    private void checkTopic() {
        var history = SeatsHistory.whole(event.id);
        violations.addAll(history.violations());
        var now = Bench.current().database().rows(SNAPSHOT, event.id).get(0);
        if (history.taken() != number(now, "seated") || history.waiting() != number(now, "line")) {
            violations.add("I9: the topic tells " + history.taken() + " and " + history.waiting() + ", but " + now);
        }
        var told = history.types().stream()
                .filter(type -> type.equals("confirmed") || type.equals("waitlisted"))
                .count();
        if (told != acknowledged.size()) {
            violations.add("I9: " + acknowledged.size() + " registered, " + told + " told");
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + acknowledged.size() + " registered, " + cancelled.size() + " cancelled";
    }
}
