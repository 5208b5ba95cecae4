package io.convoke.dev.seed;

import io.convoke.dev.local.LocalPlatform;
import io.convoke.dev.local.LocalSecrets;
import io.convoke.dev.local.Place;
import io.convoke.dev.local.Progress;
import io.convoke.dev.local.Service;
import io.convoke.dev.local.Trouble;
import io.convoke.dev.seed.DemoData.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the demo data in, step by noted step; a second time there is no step left. */
public final class Seeder {
    /** The services without which there is nothing to seed. */
    private static final List<String> NEEDED =
            List.of("auth", "event", "registration", "notification", "reviews", "media", "chat");

    private static final Duration PAST = Duration.ofDays(45);
    private static final String EVENTS = "/api/v1/events/";

    private final Place place;
    private final LocalPlatform platform;
    private final Progress progress;
    private final DemoData data = DemoData.load();
    private final SeedProgress done;

    public Seeder(Place place, LocalPlatform platform, Progress progress) {
        this.place = place;
        this.platform = platform;
        this.progress = progress;
        this.done = SeedProgress.read(place.seeded());
    }

    /** Whether there is nothing to do: all is in, or a service that it takes is not part of the platform yet. */
    public boolean isDone() {
        return done.isComplete() || !hosted().containsAll(NEEDED);
    }

    /** @throws Trouble saying which step failed; another call goes on there */
    public void seed() {
        var clocks = new ServiceClocks(place.clock());
        platform.limitRequests(false);
        try {
            var logins = DemoLogins.readOrMake(place.demoLogins(), data, new LocalSecrets(place).adminPassword());
            var api = new Api(platform::addressOf);
            var accounts = new Accounts(api, LocalPlatform.mailbox(place), logins);
            signUp(accounts);
            var began = done.began(Instant.now());
            clocks.setBack(PAST);
            hold(data.events().stream().filter(Event::isPast).toList(), api, accounts, began);
            clocks.setRight();
            hold(data.events().stream().filter(event -> !event.isPast()).toList(), api, accounts, began);
            meet(new Community(api, accounts));
            done.complete();
            progress.said("Demo data is in: " + data.people().size() + " people, "
                    + data.events().size() + " events");
        } finally {
            clocks.setRight();
            platform.limitRequests(true);
        }
    }

    private void signUp(Accounts accounts) {
        for (var person : data.people()) {
            once("signed-up:" + person.username(), () -> {
                progress.waiting("  demo data: " + person.username() + " signs up");
                accounts.signUp(person);
                return "";
            });
        }
        for (var person : data.people()) {
            if (person.verifies()) {
                once("verified:" + person.username(), () -> {
                    progress.waiting("  demo data: " + person.username() + " follows the link in the mail");
                    accounts.verify(person);
                    return "";
                });
            }
        }
    }

    private void hold(List<Event> events, Api api, Accounts accounts, Instant began) {
        for (var event : events) {
            progress.waiting("  demo data: " + event.name());
            var id = once("event:" + event.key(), () -> create(event, api, accounts, began));
            for (var attendee : event.attendees()) {
                once("registered:" + event.key() + ":" + attendee, () -> register(id, attendee, api, accounts));
            }
            if (event.is("cancelled")) {
                once("cancelled:" + event.key(), () -> cancel(event, id, api, accounts));
            }
        }
    }

    private void meet(Community community) {
        for (var afterwards : Afterwards.load()) {
            var event = data.event(afterwards.event());
            var id = done.result("event:" + event.key());
            progress.waiting("  demo data: people of " + event.name());
            for (var review : afterwards.reviews()) {
                var step = ":" + event.key() + ":" + review.by();
                var posted = once("reviewed" + step, () -> community.review(id, review));
                review.reply()
                        .ifPresent(reply -> once(
                                "replied" + step,
                                () -> nothing(() -> community.reply(posted, event.organiser(), reply))));
            }
            for (int i = 0; i < afterwards.pictures().size(); i++) {
                var picture = afterwards.pictures().get(i);
                var variation = id.hashCode() + i;
                once("picture:" + event.key() + ":" + i, () -> nothing(() -> community.upload(id, picture, variation)));
            }
            for (int i = 0; i < afterwards.chat().size(); i++) {
                var line = afterwards.chat().get(i);
                var ref = "demo-" + i;
                once("said:" + event.key() + ":" + i, () -> nothing(() -> community.say(id, line, ref)));
            }
        }
    }

    private static String nothing(Runnable deed) {
        deed.run();
        return "";
    }

    private static String create(Event event, Api api, Accounts accounts, Instant began) {
        var body = new HashMap<String, Object>();
        body.put("name", event.name());
        body.put("description", event.description());
        body.put("category", event.category());
        body.put("start", event.start(began).toString());
        body.put("end", event.end(began).toString());
        body.put("timeZone", event.timeZone().getId());
        body.put("maxParticipants", event.maxParticipants());
        body.put("status", event.is("draft") ? "draft" : "active");
        event.location().ifPresent(location -> body.put("location", location));
        event.online().ifPresent(online -> body.put("online", online));
        return api.postOnce(EVENTS, token(accounts, event.organiser()), body, "demo event " + event.key())
                .expect(201, "the creation of " + event.name())
                .body()
                .path("id")
                .asText();
    }

    private static String register(String event, String attendee, Api api, Accounts accounts) {
        var answer = api.postOnce(
                "/api/v1/registrations/",
                token(accounts, attendee),
                Map.of("eventId", event),
                "demo registration " + event + " " + attendee);
        if (!answer.is("already-registered")) {
            answer.expect(201, "the registration of " + attendee);
        }
        return answer.body().path("status").asText();
    }

    private static String cancel(Event event, String id, Api api, Accounts accounts) {
        var answer = api.post(
                EVENTS + id + "/cancel",
                token(accounts, event.organiser()),
                Map.of("reason", event.reason().orElseThrow()));
        if (!answer.is("event-cancelled")) {
            answer.expect(200, "the cancellation of " + event.name());
        }
        return "";
    }

    private static Optional<String> token(Accounts accounts, String username) {
        return Optional.of(accounts.token(username));
    }

    /** Takes the step unless it is noted; says what it was noted with. */
    private String once(String step, java.util.function.Supplier<String> deed) {
        if (!done.isDone(step)) {
            done.note(step, deed.get());
        }
        return done.result(step);
    }

    private List<String> hosted() {
        return platform.state().hosted().stream().map(Service::name).toList();
    }
}
