package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day and an hour before. The clock jumps over days, so a test's events are all in a window of its own. */
@NotificationTest
class RemindersIT {
    private Bench bench;
    private Scene scene;
    private Clocks clocks;

    @BeforeEach
    void set(Bench bench, Clocks clocks) {
        this.clocks = clocks;
        this.bench = bench;
        this.scene = new Scene(bench);
    }

    @Test
    void aDayAndAnHourBeforeForThoseWithASeat() {
        var ann = scene.person("ann", "ru");
        var waiting = scene.person("waiting");
        var gone = scene.person("gone");
        var start = Instant.now().plus(Duration.ofDays(100));
        var event = scene.publish("published", scene.event("Java Meetup", start));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("waitlisted", scene.seat(waiting, event));
        scene.publish("cancelled", scene.publish("confirmed", scene.seat(gone, event)));
        scene.awaitDone(ann, 1);
        scene.awaitDone(waiting, 1);
        scene.awaitDone(gone, 2);

        awaitTurnAt(Duration.ofDays(99).minusMinutes(5));
        assertThat(scene.mails(ann)).hasSize(1);
        clocks.shift("notification", Duration.ofDays(99).plusMinutes(5));
        assertThat(scene.awaitMails(ann, 2).get(1).subject()).startsWith("Напоминание: Java Meetup");
        assertThat(scene.mails(ann).get(1).attachments()).isNotEmpty();
        clocks.shift("notification", Duration.ofDays(100).minusMinutes(55));
        scene.awaitMails(ann, 3);
        awaitTurnAt(Duration.ofDays(100).plusMinutes(5));

        assertThat(scene.notifications(ann))
                .extracting(row -> row.get("kind") + " " + row.get("status"))
                .containsExactly("registration-confirmed sent", "event-reminder sent", "event-reminder sent");
        assertThat(scene.mails(ann)).hasSize(3);
        assertThat(scene.mails(waiting)).hasSize(1);
        assertThat(scene.mails(gone)).hasSize(2);
    }

    @Test
    void aMoveBringsNewOnesAndACancellationNone() {
        var ann = scene.person("ann");
        var start = Instant.now().plus(Duration.ofDays(200));
        var event = scene.publish("published", scene.event("Java Meetup", start));
        var other = scene.publish("published", scene.event("Go Evening", start));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("confirmed", scene.seat(ann, other));
        scene.awaitDone(ann, 2);
        clocks.shift("notification", Duration.ofDays(199).plusMinutes(5));
        scene.awaitDone(ann, 4);

        var moved = scene.publish("changed", event.movedBy(Duration.ofDays(10)), "start", "end");
        scene.publish("cancelled", other.cancelled("No room"));
        scene.awaitDone(ann, 6);
        awaitTurnAt(Duration.ofDays(200).minusMinutes(30));
        assertThat(scene.notifications(ann)).hasSize(6);
        clocks.shift("notification", Duration.ofDays(209).plusMinutes(5));
        scene.awaitDone(ann, 7);
        assertThat(reminders(scene.mails(ann))).hasSize(3);
        assertThat(moved.sequence()).isEqualTo(1);
    }

    @Test
    void whoRegistersLaterThanThatIsNotReminded() {
        var ann = scene.person("ann");
        var bob = scene.person("bob");
        var start = Instant.now().plus(Duration.ofDays(300));
        var event = scene.publish("published", scene.event("Java Meetup", start));
        scene.publish("confirmed", scene.seat(ann, event), "", start.minus(Duration.ofHours(23)));
        scene.publish("confirmed", scene.seat(bob, event), "", start.minus(Duration.ofMinutes(50)));
        scene.awaitDone(ann, 1);
        scene.awaitDone(bob, 1);
        awaitTurnAt(Duration.ofDays(299).plusHours(2));
        clocks.shift("notification", Duration.ofDays(300).minusMinutes(20));
        scene.awaitMails(ann, 2);
        awaitTurnAt(Duration.ofDays(300).minusMinutes(19));
        assertThat(reminders(scene.mails(ann))).hasSize(1);
        assertThat(scene.mails(bob)).hasSize(1);
    }

    private static List<Mail> reminders(List<Mail> mails) {
        return mails.stream()
                .filter(mail -> mail.subject().startsWith("Reminder: "))
                .toList();
    }

    /** Moves the clock and waits until somebody who is due then has been reminded: whoever else is due, is so too. */
    private void awaitTurnAt(Duration offset) {
        clocks.shift("notification", offset);
        var witness = scene.person("witness");
        var now = Instant.now().plus(offset);
        var event = scene.event("Witness", now.plus(Duration.ofMinutes(59)));
        var payload = event.json();
        payload.put("at", now.minus(Duration.ofDays(2)));
        bench.events().publish("events", "published", event.id(), payload);
        scene.publish("confirmed", scene.seat(witness, event), "", now.minus(Duration.ofDays(2)));
        Awaitility.await("a turn")
                .atMost(Scene.PATIENCE)
                .until(() -> scene.mails(witness).stream()
                        .anyMatch(mail -> mail.subject().startsWith("Reminder: ")));
    }
}
