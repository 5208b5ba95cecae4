package io.convoke.notification;

import io.convoke.dev.telegram.TelegramMessage;
import io.convoke.testkit.Bench;
import io.convoke.testkit.FaultyTelegram;
import io.convoke.testkit.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** People who have linked Telegram, and what they got there. */
abstract class TelegramBench {
    static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    Bench bench;
    Scene scene;
    FaultyTelegram telegram;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
        this.telegram = bench.telegram();
    }

    @AfterEach
    void mend() {
        telegram.behave();
    }

    /** A person who has linked Telegram and was told so. */
    Person linked(String name) {
        var person = scene.person(name);
        scene.link(person);
        Awaitility.await()
                .atMost(Scene.PATIENCE)
                .until(() -> telegram.received(person.username()).stream()
                        .anyMatch(message -> message.text().startsWith("I only bring messages")));
        scene.awaitDone(person, 1);
        return person;
    }

    Map<String, Object> row(Person person) {
        return scene.notifications(person).stream()
                .filter(row ->
                        row.get("type").equals("telegram") && row.get("kind").equals("registration-confirmed"))
                .findFirst()
                .orElseThrow();
    }

    List<TelegramMessage> awaitReceived(Person person, int count) {
        return Awaitility.await("messages of " + person.username())
                .atMost(Scene.PATIENCE)
                .until(() -> telegram.received(person.username()), messages -> messages.size() >= count);
    }

    /** What the person got beside the answer to the first hello. */
    List<TelegramMessage> news(Person person) {
        return telegram.received(person.username()).stream()
                .filter(message -> !message.text().startsWith("I only bring messages"))
                .toList();
    }

    List<TelegramMessage> awaitNews(Person person, int count) {
        return Awaitility.await("news of " + person.username())
                .atMost(Scene.PATIENCE)
                .until(() -> news(person), messages -> messages.size() >= count);
    }
}
