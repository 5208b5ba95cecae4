package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing orders the topics: whatever arrives first, everybody is told what is true, once. */
@NotificationTest
class RacesIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Scene scene;

    @BeforeEach
    void set(Bench bench) {
        scene = new Scene(bench);
    }

    @Test
    void aConfirmationWaitsForTheEventAndTheAccount() {
        var ann = Person.user("ann");
        var event = scene.event("Java Meetup", START);
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        assertThat(scene.notifications(ann)).hasSize(1);
        scene.publish("published", event);
        scene.awaitApplied("events");
        assertThat(scene.mails(ann)).isEmpty();
        scene.account(ann, "en");
        assertThat(scene.awaitMails(ann, 1)).extracting(Mail::subject).containsExactly("You have a seat: Java Meetup");
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
    }

    @Test
    void everybodyIsToldOfAMoveWithAHigherSequence() {
        var ann = scene.person("ann");
        var bob = scene.person("bob", "ru");
        var cid = scene.person("cid");
        var dora = scene.person("dora");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.publish("confirmed", scene.seat(bob, event));
        scene.publish("waitlisted", scene.seat(cid, event));
        scene.publish("cancelled", scene.publish("confirmed", scene.seat(dora, event)));
        List.of(ann, bob, cid).forEach(person -> scene.awaitDone(person, 1));
        scene.awaitDone(dora, 2);

        scene.publish("changed", event.movedBy(HOUR), "start", "end");

        var toAnn = scene.awaitMails(ann, 2).get(1);
        assertThat(toAnn.subject()).isEqualTo("New time or place: Java Meetup");
        assertThat(toAnn.text()).contains("Sat 27 March 2027, 20:00–22:00 (Europe/Moscow, UTC+3)");
        assertThat(calendar(scene.mails(ann).get(0))).contains("SEQUENCE:0", "METHOD:REQUEST", "T190000");
        assertThat(calendar(toAnn)).contains("SEQUENCE:1", "METHOD:REQUEST", "T200000");
        assertThat(uid(toAnn)).isEqualTo(uid(scene.mails(ann).get(0))).isEqualTo(CalendarEntry.uid(event.id()));
        assertThat(scene.awaitMails(bob, 2).get(1).text()).contains("сб, 27 марта 2027 г., 20:00–22:00");
        var toCid = scene.awaitMails(cid, 2).get(1);
        assertThat(toCid.text()).contains("for which you are on the waitlist");
        assertThat(toCid.attachments()).isEmpty();
        assertThat(scene.awaitDone(dora, 2)).hasSize(2);
    }

    /** RFC 5546, section 2.1.5: of two with the same SEQUENCE the one with the later DTSTAMP is valid. */
    @Test
    void whoCancelsAndComesBackHasTheEventInTheCalendarAgain(Clocks clocks) {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitMails(ann, 1);
        clocks.shift("notification", Duration.ofMinutes(1));
        scene.publish("cancelled", seat);
        scene.awaitMails(ann, 2);
        clocks.shift("notification", Duration.ofMinutes(2));
        scene.publish("confirmed", scene.seat(ann, event));

        var mails = scene.awaitMails(ann, 3);
        assertThat(mails).extracting(mail -> line(mail, "METHOD:")).containsExactly("REQUEST", "CANCEL", "REQUEST");
        assertThat(mails).extracting(mail -> line(mail, "SEQUENCE:")).containsExactly("0", "0", "0");
        assertThat(mails).extracting(mail -> line(mail, "UID:")).containsOnly(CalendarEntry.uid(event.id()));
        assertThat(mails)
                .extracting(mail -> line(mail, "DTSTAMP:"))
                .as("the later mail is the newer entry")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void otherChangesAreNotTold() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitDone(ann, 1);
        scene.publish("changed", event.withCapacity(), "capacity", "name", "description");
        scene.awaitApplied("events");
        assertThat(scene.notifications(ann)).hasSize(1);
    }

    @Test
    void whoRegistersAfterTheMoveIsToldOnlyOnceThoughTheTopicsArriveTheOtherWayRound() {
        var ann = Person.user("ann"); // nothing can be sent before her account arrives
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        scene.publish("changed", event.movedBy(HOUR), "start", "end");
        scene.awaitApplied("events");
        scene.account(ann, "en");

        assertThat(scene.awaitDone(ann, 2)).containsExactly("registration-confirmed sent", "event-changed skipped");
        assertThat(scene.mails(ann)).hasSize(1);
        assertThat(scene.mails(ann).get(0).text()).contains("20:00–22:00");
        assertThat(calendar(scene.mails(ann).get(0))).contains("SEQUENCE:1");
    }

    @Test
    void aRegistrationThatArrivesAfterTheMoveShowsItAndNothingElseIsTold() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("changed", event.movedBy(HOUR), "start", "end");
        scene.awaitApplied("events");
        scene.publish("confirmed", scene.seat(ann, event));
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed sent");
        assertThat(scene.mails(ann).get(0).text()).contains("20:00–22:00");
    }

    @Test
    void aRegistrationThatArrivesAfterTheCancellationIsToldOnlyThat() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("cancelled", event.cancelled("The speaker is ill"));
        scene.awaitApplied("events");
        scene.publish("confirmed", scene.seat(ann, event));
        assertThat(scene.awaitDone(ann, 1)).containsExactly("event-cancelled sent");
        var mail = scene.mails(ann).get(0);
        assertThat(mail.subject()).isEqualTo("Cancelled: Java Meetup");
        assertThat(mail.text()).contains("Reason: The speaker is ill");
        assertThat(calendar(mail)).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED");
    }

    @Test
    void aConfirmationThatHasNotGoneWhenTheCancellationArrivesDoesNotGoAtAll() {
        var ann = Person.user("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        scene.publish("cancelled", event.cancelled("The speaker is ill"));
        scene.awaitApplied("events");
        scene.account(ann, "en");
        assertThat(scene.awaitDone(ann, 2)).containsExactly("registration-confirmed skipped", "event-cancelled sent");
        assertThat(scene.mails(ann)).extracting(Mail::subject).containsExactly("Cancelled: Java Meetup");
    }

    @Test
    void whoGaveUpTheSeatBeforeTheCancellationIsToldOnlyThat() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var seat = scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitDone(ann, 1);
        scene.publish("cancelled", seat);
        scene.awaitApplied("registrations");
        scene.publish("cancelled", event.cancelled("The speaker is ill"));
        scene.awaitApplied("events");
        assertThat(scene.awaitDone(ann, 2))
                .containsExactly("registration-confirmed sent", "registration-cancelled sent");
        assertThat(calendar(scene.mails(ann).get(1))).contains("METHOD:CANCEL");
    }

    @Test
    void theWaitlistIsToldInOrder() {
        var ann = Person.user("ann");
        var event = scene.publish("published", scene.event("Java Meetup", START));
        var seat = scene.publish("waitlisted", scene.seat(ann, event));
        scene.publish("promoted", seat);
        scene.publish("cancelled", seat);
        var again = scene.publish("waitlisted", scene.seat(ann, event));
        scene.publish("cancelled", again, "waitlisted", Instant.now());
        scene.awaitApplied("registrations");
        scene.account(ann, "en");
        assertThat(scene.awaitDone(ann, 5)).allMatch(line -> line.endsWith(" sent"));
        assertThat(scene.mails(ann))
                .extracting(Mail::subject)
                .containsExactly(
                        "You are on the waitlist: Java Meetup",
                        "A seat became free for you: Java Meetup",
                        "Your registration is cancelled: Java Meetup",
                        "You are on the waitlist: Java Meetup",
                        "You left the waitlist: Java Meetup");
        assertThat(scene.mails(ann))
                .extracting(mail -> mail.attachments().isEmpty())
                .containsExactly(true, false, false, true, true);
    }

    @Test
    void aNameWithLineBreaksAddsNothingToTheMail() {
        var ann = scene.person("ann");
        var event = scene.publish("published", scene.event("Evil\r\nBcc: eve@example.org\r\n\r\n<b>hi</b>", START));
        scene.publish("confirmed", scene.seat(ann, event));
        var mail = scene.awaitMails(ann, 1).get(0);
        assertThat(mail.subject()).isEqualTo("You have a seat: Evil Bcc: eve@example.org <b>hi</b>");
        assertThat(mail.headers()).noneMatch(header -> header.startsWith("Bcc"));
        assertThat(mail.html()).doesNotContain("<b>hi").contains("&lt;b&gt;hi");
    }

    private static String calendar(Mail mail) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.name().equals("invite.ics"))
                .map(attachment -> new String(attachment.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static String uid(Mail mail) {
        return line(mail, "UID:");
    }

    private static String line(Mail mail, String property) {
        return calendar(mail)
                .lines()
                .filter(line -> line.startsWith(property))
                .findFirst()
                .orElseThrow()
                .substring(property.length());
    }
}
