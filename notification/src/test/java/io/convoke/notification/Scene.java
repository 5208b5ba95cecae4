package io.convoke.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** What the other services publish, and what arrives in mailboxes. */
final class Scene {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicLong SEATS_VERSION = new AtomicLong();

    private final Bench bench;
    private final Map<String, List<String>> published = new HashMap<>();

    Scene(Bench bench) {
        this.bench = bench;
    }

    /** Somebody with a verified account whose mails are English. */
    Person person(String name) {
        return person(name, "en");
    }

    Person person(String name, String locale) {
        var person = Person.user(name);
        account(person, locale);
        return person;
    }

    /** Publishes that the person has a verified account. */
    void account(Person person, String locale) {
        var payload = ofAccount(person, locale);
        payload.put("roles", List.of("user"));
        payload.put("verifiedAt", Instant.now());
        payload.put("version", 2);
        send("accounts", "email-verified", person.id(), payload);
    }

    Map<String, Object> ofAccount(Person person, String locale) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("userId", person.id());
        payload.put("username", person.username());
        payload.put("email", person.email());
        payload.put("locale", locale);
        return payload;
    }

    /** Publishes something about an account beside the account itself. */
    void ofAccount(String type, Person person, String locale, Map<String, Object> further) {
        var payload = ofAccount(person, locale);
        payload.putAll(further);
        send("accounts", type, person.id(), payload);
    }

    /** An event that nobody has been told of yet. */
    Happening event(String name, Instant start) {
        return new Happening(
                UUID.randomUUID(),
                1,
                0,
                name,
                start,
                start.plus(Duration.ofHours(2)),
                "Europe/Moscow",
                "active",
                "Moscow",
                "Tverskaya 1",
                null);
    }

    /** Publishes an event. */
    Happening publish(String type, Happening event, String... changes) {
        var payload = event.json();
        if (type.equals("changed")) {
            payload.put("changes", List.of(changes));
        }
        send("events", type, event.id(), payload);
        return event;
    }

    /** A registration in some state. */
    record Seat(UUID id, Person person, UUID eventId) {}

    Seat seat(Person person, Happening event) {
        return new Seat(UUID.randomUUID(), person, event.id());
    }

    /** Publishes what came of a registration. */
    Seat publish(String type, Seat seat) {
        return publish(type, seat, "registered", Instant.now());
    }

    Seat publish(String type, Seat seat, String before, Instant at) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("registrationId", seat.id());
        payload.put("eventId", seat.eventId());
        payload.put("userId", seat.person().id());
        payload.put("username", seat.person().username());
        payload.put(
                "status",
                switch (type) {
                    case "waitlisted" -> "waitlisted";
                    case "cancelled" -> "cancelled";
                    default -> "registered";
                });
        payload.put("registrationTime", at);
        payload.put("at", at);
        payload.put("seatsVersion", SEATS_VERSION.incrementAndGet());
        if (type.equals("cancelled")) {
            payload.put("before", before);
        }
        send("registrations", type, seat.eventId(), payload);
        return seat;
    }

    List<Mail> mails(Person person) {
        return bench.mailbox().to(person.email());
    }

    /** Waits until the person has so many mails. */
    List<Mail> awaitMails(Person person, int count) {
        Awaitility.await("mails of " + person.username())
                .atMost(PATIENCE)
                .until(() -> mails(person).size() >= count);
        return mails(person);
    }

    /** What the service has noted about the person, oldest first. */
    List<Map<String, Object>> notifications(Person person) {
        return bench.database()
                .rows(
                        "select kind, version, status, reason, attempts, uncertain from notification.notification"
                                + " where user_id = ? order by ordinal",
                        person.id());
    }

    /** Waits until nothing of the person is pending; returns kind and status of each, oldest first. */
    List<String> awaitDone(Person person, int count) {
        Awaitility.await("notifications of " + person.username())
                .atMost(PATIENCE)
                .until(() -> notifications(person).size() >= count
                        && notifications(person).stream()
                                .noneMatch(row -> row.get("status").equals("pending")));
        return notifications(person).stream()
                .map(row -> row.get("kind") + " " + row.get("status"))
                .toList();
    }

    /** The person's own list, as the API shows it. */
    List<JsonNode> list(Person person) {
        var items = bench.service()
                .http()
                .as(bench.tokens().of(person))
                .get("/?limit=100")
                .expect(200)
                .json()
                .get("items");
        var list = new ArrayList<JsonNode>();
        items.forEach(list::add);
        return list;
    }

    /** Waits until the service has applied all that this scene has published to a topic. */
    void awaitApplied(String topic) {
        var consumer = "notification-" + topic;
        var ids = List.copyOf(published.getOrDefault(topic, List.of()));
        Awaitility.await(consumer)
                .atMost(PATIENCE)
                .until(() -> ids.stream()
                        .allMatch(id -> bench.database()
                                        .count(
                                                "notification.inbox where consumer = ? and event_id = ?::uuid",
                                                consumer,
                                                id)
                                == 1));
    }

    void send(String topic, String type, Object key, Object payload) {
        published
                .computeIfAbsent(topic, name -> new ArrayList<>())
                .add(bench.events().publish(topic, type, key, payload));
    }
}
