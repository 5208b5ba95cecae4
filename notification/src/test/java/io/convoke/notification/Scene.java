package io.convoke.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Http;
import io.convoke.testkit.Json;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** What the other services publish, and what arrives in mailboxes. */
final class Scene {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final AtomicLong SEATS_VERSION = new AtomicLong();

    /** Organises whatever nobody else does. */
    private static final Person OLGA = new Person(UUID.randomUUID(), "olga", "olga@example.org", List.of("user"));

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
                null,
                OLGA,
                Map.of());
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

    private static final AtomicLong PROFILE_VERSION = new AtomicLong();

    /** Links the person's Telegram, which has the person's name, to the account. */
    long link(Person person) {
        bench.telegram().say(person.username(), "en", "hello");
        var chat = bench.telegram().chatId(person.username());
        publishLink(person, chat);
        awaitApplied("profiles");
        return chat;
    }

    void publishLink(Person person, long chat) {
        send("profiles", "telegram-linked", person.id(), ofProfile(person, Map.of("chatId", chat)));
    }

    /** Publishes something about a person's profile, in its next version. */
    Map<String, Object> ofProfile(Person person, Map<String, Object> further) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("userId", person.id());
        payload.put("version", PROFILE_VERSION.incrementAndGet());
        payload.put("at", Instant.now());
        payload.putAll(further);
        return payload;
    }

    /**
     * Publishes the person's preferences and waits until they are known.
     *
     * @param further in the place of the usual: everything on, no quiet hours
     */
    void wishes(Person person, Map<String, Object> further) {
        var payload = ofProfile(person, Map.of());
        payload.put("notificationsEnabled", true);
        payload.put("channels", Map.of("email", Map.of(), "telegram", Map.of()));
        payload.put("timeZone", "Europe/Moscow");
        payload.putAll(further);
        Contracts.check("profiles", "preferences-changed", Json.tree(payload));
        send("profiles", "preferences-changed", person.id(), payload);
        awaitApplied("profiles");
    }

    /** Switches kinds off, each {@code channel kind}. */
    static Map<String, Object> off(String... switches) {
        var channels = new LinkedHashMap<String, Map<String, Boolean>>();
        channels.put("email", new LinkedHashMap<>());
        channels.put("telegram", new LinkedHashMap<>());
        for (var one : switches) {
            var parts = one.split(" ");
            channels.get(parts[0]).put(parts[1], false);
        }
        return Map.of("channels", channels);
    }

    List<Mail> mails(Person person) {
        return bench.smtp().to(person.email());
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
                        "select id, type, kind, version, status, reason, attempts, uncertain, next_attempt_at"
                                + " from notification.notification where user_id = ? order by ordinal",
                        person.id());
    }

    /** Waits until nothing of the person is pending; returns kind and status of each, oldest first. */
    List<String> awaitDone(Person person, int count) {
        return rowsDone(person, count).stream()
                .map(row -> row.get("kind") + " " + row.get("status"))
                .toList();
    }

    /** The same, with the channel before the kind. */
    List<String> awaitDoneByChannel(Person person, int count) {
        return rowsDone(person, count).stream()
                .map(row -> row.get("type") + " " + row.get("kind") + " " + row.get("status"))
                .toList();
    }

    private List<Map<String, Object>> rowsDone(Person person, int count) {
        return Awaitility.await("notifications of " + person.username())
                .atMost(PATIENCE)
                .until(
                        () -> notifications(person),
                        rows -> rows.size() >= count
                                && rows.stream()
                                        .noneMatch(row -> row.get("status").equals("pending")));
    }

    /** Waits until the person has a notification with this status for this reason. */
    Map<String, Object> awaitRow(Person person, String type, String kind, String status, String reason) {
        return Awaitility.await(type + " " + kind + " of " + person.username())
                .atMost(PATIENCE)
                .until(
                        () -> notifications(person).stream()
                                .filter(row -> row.get("type").equals(type)
                                        && row.get("kind").equals(kind)
                                        && row.get("status").equals(status)
                                        && reason.equals(row.get("reason")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The server that all tests share. */
    RunningService service() {
        var variables = new LinkedHashMap<String, String>();
        for (var variable :
                NotificationTest.class.getAnnotation(ServiceTest.class).variables()) {
            var parts = variable.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return bench.service(List.of("notification"), variables);
    }

    /** A client that calls on the person's behalf. */
    Http as(Person person) {
        return service().http().as(bench.tokens().of(person));
    }

    /** The person's own list, as the API shows it. */
    List<JsonNode> list(Person person) {
        var items = as(person).get("/?limit=100").expect(200).json().get("items");
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
                .until(() -> bench.database()
                                .count(
                                        "notification.inbox where consumer = ?"
                                                + " and event_id = any (string_to_array(?, ',')::uuid[])",
                                        consumer,
                                        String.join(",", ids))
                        == ids.size());
    }

    void send(String topic, String type, Object key, Object payload) {
        published
                .computeIfAbsent(topic, name -> new ArrayList<>())
                .add(bench.events().publish(topic, type, key, payload));
    }
}
