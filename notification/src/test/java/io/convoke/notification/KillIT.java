package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances send; one of them dies in the middle of it. */
@NotificationTest
class KillIT {
    private static final int PEOPLE = 150;
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");

    private Bench bench;
    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        this.bench = bench;
        this.scene = new Scene(bench);
    }

    @Test
    void everybodyGetsTheMailAndOnlyWhatIsCountedAsUncertainCanComeTwice() {
        try (var other = bench.start("notification-other", Map.of(NotificationTest.MAIL_PORT, "{smtp}"))) {
            bench.smtp().takeTime(Duration.ofMillis(50));
            var people = people();
            var event = scene.publish("published", scene.event("Java Meetup", START));
            people.forEach(person -> scene.publish("confirmed", scene.seat(person, event)));
            Awaitility.await("the middle")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> sent(event) > PEOPLE / 5);
            other.kill9();
            check(event, people);
            // Both asked Telegram what people write, and never at the same time.
            assertThat(bench.telegram().calls("getUpdates")).isNotEmpty();
            assertThat(bench.telegram().conflicts()).isZero();
        }
    }

    @AfterEach
    void mend() {
        bench.smtp().accept();
    }

    private List<Person> people() {
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(scene.person("person" + i));
        }
        scene.awaitApplied("accounts");
        return people;
    }

    private long sent(Happening event) {
        return bench.database().count("notification.notification where event_id = ? and status = 'sent'", event.id());
    }

    /** Ledger: who was due, against what the mailbox has. */
    private void check(Happening event, List<Person> people) {
        Awaitility.await("all sent").atMost(Duration.ofSeconds(90)).until(() -> sent(event) == PEOPLE);
        var uncertain = new HashMap<String, Integer>();
        bench.database()
                .rows("select id, uncertain from notification.notification where event_id = ?", event.id())
                .forEach(row -> uncertain.put(row.get("id").toString(), (Integer) row.get("uncertain")));
        assertThat(uncertain).hasSize(PEOPLE);
        var copies = people.stream()
                .flatMap(person -> scene.mails(person).stream())
                .collect(Collectors.groupingBy(KillIT::notificationId, Collectors.counting()));
        assertThat(copies.keySet()).containsExactlyInAnyOrderElementsOf(uncertain.keySet());
        copies.forEach(
                (id, count) -> assertThat(count - 1).as("copies of " + id).isLessThanOrEqualTo(uncertain.get(id)));
        // At most what the killed instance had in its hands.
        assertThat(uncertain.values().stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(4);
    }

    private static String notificationId(Mail mail) {
        return mail.headers().stream()
                .filter(header -> header.startsWith("Message-ID: <"))
                .map(header -> header.substring("Message-ID: <".length(), header.indexOf('@')))
                .findFirst()
                .orElseThrow();
    }
}
