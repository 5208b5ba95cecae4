package io.convoke.user;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Somebody with an account, who uses the service. */
record Member(Person person, Http http) {
    /** A verified person whose account has been announced and is known here when this returns. */
    static Member known(RunningService service, String name) {
        var member = unannounced(service, name);
        member.announce("en");
        return member;
    }

    /** A verified person whom the service has not been told of. */
    static Member unannounced(RunningService service, String name) {
        return of(service, Person.user(name));
    }

    static Member of(RunningService service, Person person) {
        return new Member(person, service.http().as(Bench.current().tokens().of(person)));
    }

    UUID id() {
        return person.id();
    }

    /** Publishes the account as auth would, and waits until the service knows. */
    void announce(String locale) {
        var account = Contracts.sample("accounts", "registered")
                .put("userId", id().toString())
                .put("username", person.username())
                .put("email", person.email())
                .put("locale", locale);
        publish("accounts", "registered", id(), Contracts.check("accounts", "registered", account));
    }

    /** Publishes and waits until the service has applied it. */
    static void publish(String topic, String type, UUID key, Object payload) {
        applied("user-" + topic, Bench.current().events().publish(topic, type, key, payload));
    }

    /** Waits until the consumer has applied the event of this CloudEvents id, at most 30 s. */
    static void applied(String consumer, String eventId) {
        Awaitility.await(consumer + " applied " + eventId)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current()
                                .database()
                                .count(
                                        "profile.inbox where consumer = ? and event_id = ?",
                                        consumer,
                                        UUID.fromString(eventId))
                        == 1);
    }

    Answer profile() {
        return http.get("/me").expect(200);
    }

    /** Changes the profile as it is now. */
    Answer tryChange(Map<String, Object> changes) {
        var now = profile();
        var body = new LinkedHashMap<String, Object>();
        for (var field : new String[] {"displayName", "bio", "locale", "timeZone", "profilePicture"}) {
            if (now.json().has(field)) {
                body.put(field, now.json().get(field).asText());
            }
        }
        body.putAll(changes);
        body.values().removeIf("(none)"::equals);
        return http.with("If-Match", now.header("ETag").orElseThrow()).put("/me", body);
    }

    Answer change(Map<String, Object> changes) {
        return tryChange(changes).expect(200);
    }
}
