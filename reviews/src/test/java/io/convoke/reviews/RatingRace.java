package io.convoke.reviews;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Many people post, edit and delete reviews of two events of one organiser at the same time, through several servers, while an
 * admin hides and shows some. Their answers are the ledger.
 */
final class RatingRace {
    private static final int PEOPLE = 60;

    final Person olga = Person.user("olga");
    final PastEvent first = PastEvent.of(olga);
    final PastEvent second = PastEvent.of(olga);
    /** What nobody expects. */
    final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    /** Events that must have been told: one for each change that was acknowledged. */
    final ConcurrentLinkedQueue<String> changes = new ConcurrentLinkedQueue<>();

    private final List<RunningService> servers;
    private final long seed;

    RatingRace(List<RunningService> servers, long seed) {
        this.servers = servers;
        this.seed = seed;
    }

    void run() {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> Person.user("racer" + i))
                .toArray(Person[]::new);
        first.registered(people);
        second.registered(people);
        var threads = Executors.newFixedThreadPool(PEOPLE);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < PEOPLE; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    act(people[number], number);
                    return null;
                }));
            }
            start.countDown();
            for (var one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("seed " + seed, e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One person: reviews both events, changes her mind, and with some luck deletes or is moderated. */
    private void act(Person person, int number) {
        var random = new Random(seed + number);
        var here = Visitor.of(servers.get(number % servers.size()), person);
        var there = Visitor.of(servers.get((number + 1) % servers.size()), person);
        for (var event : random.nextBoolean() ? List.of(first, second) : List.of(second, first)) {
            var posted = here.tryPost(event.id, 1 + random.nextInt(5), "First thought");
            if (!expected(posted, 201)) {
                continue;
            }
            var id = posted.json().get("id").asText();
            if (random.nextInt(100) < 70) {
                expected(there.tryEdit(id, 1 + random.nextInt(5), "Second thought " + random.nextInt()), 200);
            }
            if (random.nextInt(100) < 30) {
                moderate(id, random.nextBoolean());
            }
            if (random.nextInt(100) < 30) {
                expected(here.http().delete("/" + id), 204);
            }
        }
    }

    private void moderate(String id, boolean again) {
        var ada = Visitor.admin(servers.get(0));
        if (expected(ada.tryHide(id, "A test"), 200) && again) {
            expected(ada.http().post("/" + id + "/unhide"), 200);
        }
    }

    /** Success, or an honest refusal for lack of time. */
    private boolean expected(Answer answer, int success) {
        if (answer.status() == success) {
            changes.add(answer.request());
            return true;
        }
        if (answer.status() != 503) {
            surprises.add(answer.toString());
        }
        return false;
    }

    /** Whether each summary equals what its reviews add up to; one line for each that does not. */
    List<String> recomputed() {
        var violations = new ArrayList<String>();
        for (var kind : List.of("event", "organiser")) {
            Bench.current()
                    .database()
                    .rows("""
                            select s.*, r.* from reviews.%1$s_summary s
                            left join lateral (
                                select count(*) filter (where rating = 1) as r1, count(*) filter (where rating = 2) as r2,
                                       count(*) filter (where rating = 3) as r3, count(*) filter (where rating = 4) as r4,
                                       count(*) filter (where rating = 5) as r5
                                from reviews.review r where r.%1$s_id = s.%1$s_id and r.hidden_at is null) r on true
                            where (s.ones, s.twos, s.threes, s.fours, s.fives) is distinct from (r1, r2, r3, r4, r5)""".formatted(kind))
                    .forEach(row -> violations.add("I11: " + kind + " " + row));
        }
        return violations;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + changes.size() + " changes";
    }
}
