package io.convoke.dev.seed;

import io.convoke.dev.local.Trouble;
import io.convoke.dev.seed.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** People with seats at the demo's events review them, hang pictures on them and talk. */
final class Community {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a service answers that has not heard yet of the event or of the seat. */
    private static final Set<Integer> NOT_HEARD_YET = Set.of(403, 404);

    private static final String REVIEWS = "/api/v1/reviews/";
    private static final String MEDIA = "/api/v1/media/";
    private static final String CHATS = "/api/v1/chats/";

    private final Api api;
    private final Accounts accounts;

    Community(Api api, Accounts accounts) {
        this.api = api;
        this.accounts = accounts;
    }

    /** @return the review's id; empty when a seeding that was cut short had come this far */
    String review(String event, Afterwards.Review review) {
        var body = new HashMap<String, Object>(Map.of("eventId", event, "rating", review.rating()));
        review.comment().ifPresent(comment -> body.put("comment", comment));
        var answer = once("the review of " + review.by(), () -> api.post(REVIEWS, token(review.by()), body));
        if (answer.is("already-reviewed")) {
            return "";
        }
        return answer.expect(201, "the review of " + review.by())
                .body()
                .path("id")
                .asText();
    }

    void reply(String review, String organiser, String text) {
        if (!review.isEmpty()) {
            api.put(REVIEWS + review + "/reply", token(organiser), Map.of("text", text))
                    .expect(200, "the reply of " + organiser);
        }
    }

    void upload(String event, Afterwards.Picture picture, long variation) {
        var bytes = picture.scene().jpeg(variation);
        once(
                        "a picture of " + picture.by(),
                        () -> api.upload(MEDIA + "?eventId=" + event, token(picture.by()), "image/jpeg", bytes))
                .expect(201, "a picture of " + picture.by());
    }

    /** @param ref names the line, so that it is said once however often the seeding is cut short */
    void say(String event, Afterwards.Line line, String ref) {
        var what = "what " + line.by() + " says";
        var room = once(what, () -> api.get(CHATS + "?eventId=" + event, token(line.by())))
                .expect(200, "the room in which " + line.by() + " talks")
                .body()
                .path("id")
                .asText();
        api.post(
                        CHATS + room + "/messages",
                        token(line.by()),
                        Map.of("ref", ref, "type", "text", "message", line.text()))
                .expect(201, what);
    }

    private Answer once(String what, Supplier<Answer> deed) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = deed.get();
        while (NOT_HEARD_YET.contains(answer.status())) {
            if (System.nanoTime() > deadline) {
                throw new Trouble(what + " is still answered with " + answer.status() + " after " + PATIENCE.toSeconds()
                        + " s: " + answer.body());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            answer = deed.get();
        }
        return answer;
    }

    private Optional<String> token(String username) {
        return Optional.of(accounts.token(username));
    }
}
