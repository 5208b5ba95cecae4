package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.telegram.TelegramMessage;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often Kafka delivers: one mail, and one message by Telegram. */
@NotificationTest
class OnceIT {
    /** Each with a type that this service applies. */
    private static final Map<String, String> TYPES = Map.of(
            "accounts", "registered",
            "events", "cancelled",
            "registrations", "cancelled",
            "profiles", "preferences-changed",
            "chat", "message-posted",
            "reviews", "posted");

    private static final List<String> TOPICS = List.copyOf(TYPES.keySet());
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Bench bench;
    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
    }

    @Test
    void everyRecordTwiceAndAllTopicsFromTheBeginning(RunningService service) throws Exception {
        var people = story();
        TOPICS.forEach(scene::awaitApplied);
        people.forEach(person -> scene.awaitDone(person, 3));
        var before = mailIds(people);
        var chatBefore = byTelegram(people);
        assertThat(before).hasSizeGreaterThanOrEqualTo(4 * 3 + 2);
        assertThat(chatBefore).hasSizeGreaterThanOrEqualTo(4);

        for (var topic : TOPICS) {
            bench.events().received(topic).stream().filter(OnceIT::isWhole).forEach(bench.events()::repeat);
        }
        service.stop();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bench.events().bootstrapServers()))) {
            admin.deleteConsumerGroups(TOPICS.stream()
                            .map(topic -> "notification-" + topic)
                            .toList())
                    .all()
                    .get();
        }
        service.start();
        var marker = story();
        TOPICS.forEach(scene::awaitApplied);
        marker.forEach(person -> scene.awaitDone(person, 3));

        assertThat(mailIds(people)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(byTelegram(people)).isEqualTo(chatBefore);
        assertThat(uncertain(people)).isZero();
    }

    @Test
    void evenWithoutTheInboxARecordTellsNothingNew(RunningService service) throws Exception {
        var people = story();
        TOPICS.forEach(scene::awaitApplied);
        people.forEach(person -> scene.awaitDone(person, 3));
        var before = mailIds(people);

        var ids =
                Set.copyOf(people.stream().map(person -> person.id().toString()).toList());
        var chatBefore = byTelegram(people);
        for (var topic : List.of("events", "registrations", "chat", "reviews")) {
            for (var record : List.copyOf(bench.events().received(topic))) {
                if (isWhole(record)
                        && (topic.equals("events")
                                || ids.contains(record.json().path("userId").asText()))) {
                    scene.send(
                            topic,
                            record.type().substring(record.type().lastIndexOf('.') + 1),
                            record.key(),
                            record.json());
                }
            }
        }
        TOPICS.forEach(scene::awaitApplied);
        people.forEach(person -> scene.awaitDone(person, 3));
        assertThat(mailIds(people)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(byTelegram(people)).isEqualTo(chatBefore);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        var poison = UUID.randomUUID();
        TYPES.forEach((topic, type) -> bench.events().publish(topic, type, poison, "{\"no\":1}"));
        bench.events().publishRaw("events", poison.toString(), "not JSON", Map.of());
        var event = scene.event("Java Meetup", START);
        bench.events()
                .publish(
                        "events",
                        "published",
                        poison,
                        event.in("Europe/Nowhere").json());

        for (var topic : TOPICS) {
            var dead = bench.events()
                    .await("dlt.notification-" + topic, record -> record.key().equals(poison.toString()));
            assertThat(dead.headers().get("dlt_reason")).isNotBlank();
        }
        assertThat(scene.awaitDone(story().get(0), 3)).isNotEmpty();
    }

    /** Somebody waits, is promoted and learns of a move; somebody registers and learns of the cancellation; and so on. */
    private List<Person> story() {
        var people = new ArrayList<Person>();
        for (int i = 0; i < 4; i++) {
            people.add(scene.person("person" + i, i % 2 == 0 ? "en" : "ru"));
        }
        scene.link(people.get(3));
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(people.get(0), event));
        scene.publish("confirmed", scene.seat(people.get(1), event));
        scene.publish("promoted", scene.publish("waitlisted", scene.seat(people.get(2), event)));
        scene.publish("confirmed", scene.seat(people.get(3), event));
        scene.awaitApplied("registrations");
        people.forEach(person -> scene.awaitDone(person, 1));
        var moved = scene.publish("changed", event.movedBy(Duration.ofHours(1)), "start", "end");
        people.forEach(person -> scene.awaitDone(person, 2));
        scene.publish("cancelled", moved.cancelled("The speaker is ill"));
        var message = QuotesIT.message(people.get(0), event, "Pity, @person1", people.get(1));
        scene.send("chat", "message-posted", message.get("chatId").asText(), message);
        scene.send("reviews", "posted", event.id(), QuotesIT.review(people.get(0), people.get(2), event));
        return people;
    }

    private static boolean isWhole(Received record) {
        return !record.id().isEmpty()
                && record.json().isObject()
                && !record.json().has("no");
    }

    private List<Long> mailIds(List<Person> people) {
        return people.stream()
                .flatMap(person -> scene.mails(person).stream())
                .map(mail -> mail.id())
                .toList();
    }

    private List<String> byTelegram(List<Person> people) {
        return bench.telegram().received(people.get(3).username()).stream()
                .map(TelegramMessage::text)
                .toList();
    }

    private long uncertain(List<Person> people) {
        return people.stream()
                .flatMap(person -> scene.notifications(person).stream())
                .filter(row -> !row.get("uncertain").equals(0))
                .count();
    }
}
