package io.convoke.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people wish decides when a message is due. */
@NotificationTest
class PreferencesIT {
    private static final Instant START = Instant.parse("2027-03-27T16:00:00Z");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    private Scene scene;
    private Clocks clocks;

    @BeforeEach
    void set(Bench bench, Clocks clocks) {
        this.scene = new Scene(bench);
        this.clocks = clocks;
    }

    @Test
    void aKindThatIsOffIsSkippedAndTheRestGoes() {
        var ann = scene.person("ann");
        scene.wishes(ann, Scene.off("email registration-confirmed", "email some-kind-of-tomorrow"));
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("cancelled", scene.publish("confirmed", scene.seat(ann, event)));
        assertThat(scene.awaitDone(ann, 2))
                .containsExactly("registration-confirmed skipped", "registration-cancelled sent");
        var skipped = scene.list(ann).get(1);
        assertThat(skipped.get("reason").asText()).isEqualTo("this kind is switched off for email");
        assertThat(skipped.get("subject").asText()).isEqualTo("You have a seat: Java Meetup");
    }

    @Test
    void whoSwitchesEverythingOffStillGetsWhatIsAboutTheAccount() {
        var ann = scene.person("ann");
        scene.wishes(ann, Map.of("notificationsEnabled", false));
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitRow(ann, "email", "registration-confirmed", "skipped", "notifications are switched off");
        scene.ofAccount(
                "password-reset-requested",
                ann,
                "en",
                Map.of("resetId", UUID.randomUUID(), "expiresAt", Instant.now().plus(Duration.ofHours(1))));
        scene.ofAccount("password-changed", ann, "en", Map.of("changedAt", Instant.now()));
        assertThat(scene.awaitMails(ann, 2)).hasSize(2);
    }

    @Test
    void theLatestWishCountsAndAnOlderOneThatComesLateDoesNot() {
        var ann = Person.user("ann"); // nothing can be sent before her account arrives
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitApplied("registrations");
        var older = scene.ofProfile(ann, Map.of());
        scene.wishes(ann, Scene.off("email registration-confirmed"));
        var late = new HashMap<String, Object>(Map.of(
                "notificationsEnabled",
                true,
                "channels",
                Map.of("email", Map.of(), "telegram", Map.of()),
                "timeZone",
                "UTC"));
        late.putAll(older);
        scene.send("profiles", "preferences-changed", ann.id(), late);
        scene.awaitApplied("profiles");
        scene.account(ann, "en");
        assertThat(scene.awaitDone(ann, 1)).containsExactly("registration-confirmed skipped");
    }

    @Test
    void quietHoursDelayWhatCanWaitAndNothingElse() {
        var ann = scene.person("ann");
        var now = ZonedDateTime.now(AUCKLAND);
        scene.wishes(
                ann, quiet(now.minusHours(1).toLocalTime(), now.plusHours(2).toLocalTime()));
        var far = scene.publish("published", scene.event("Far off", START));
        scene.publish("confirmed", scene.seat(ann, far));
        var waiting = scene.awaitRow(ann, "email", "registration-confirmed", "pending", "quiet hours");
        var end = ((java.sql.Timestamp) waiting.get("next_attempt_at")).toInstant();
        assertThat(end)
                .isBetween(
                        now.plusMinutes(119).toInstant(), now.plusMinutes(121).toInstant());
        assertThat(waiting.get("attempts")).isEqualTo(0);
        assertThat(scene.list(ann).get(0).get("reason").asText()).isEqualTo("quiet hours");
        assertThat(Instant.parse(scene.list(ann).get(0).get("nextAttemptAt").asText()))
                .isEqualTo(end);
        assertThat(scene.list(ann).get(0).get("message").asText()).contains("You are registered");

        // Cancelled: it is far off, so that can wait too; the confirmation has become pointless meanwhile.
        scene.publish("cancelled", far.cancelled("No room"));
        scene.awaitRow(ann, "email", "event-cancelled", "pending", "quiet hours");

        // About an event that begins soon nothing waits but what always can, and that holds up nothing else.
        var soon = scene.publish("published", scene.event("Soon", Instant.now().plus(Duration.ofHours(5))));
        var message = QuotesIT.message(Person.user("bo"), soon, "Hello @ann", ann);
        scene.send("chat", "message-posted", message.get("chatId").asText(), message);
        scene.awaitRow(ann, "email", "chat-mention", "pending", "quiet hours");
        scene.publish("confirmed", scene.seat(ann, soon));
        assertThat(scene.awaitMails(ann, 1).get(0).subject()).isEqualTo("You have a seat: Soon");
        var later = scene.publish("changed", soon.movedBy(Duration.ofDays(20)), "start", "end");
        assertThat(scene.awaitMails(ann, 2).get(1).subject()).isEqualTo("New time or place: Soon");
        scene.publish("changed", later.movedBy(Duration.ofDays(1)), "start", "end");
        scene.awaitRow(ann, "email", "event-changed", "pending", "quiet hours");

        clocks.shift("notification", Duration.ofMinutes(121));
        assertThat(scene.awaitDone(ann, 6))
                .containsExactly(
                        "registration-confirmed skipped",
                        "event-cancelled sent",
                        "chat-mention sent",
                        "registration-confirmed sent",
                        "event-changed sent",
                        "event-changed sent");
        assertThat(scene.mails(ann)).hasSize(5);
    }

    @Test
    void whatWaitsGoesOnceItCannotWaitAnyMore() {
        var ann = scene.person("ann");
        var now = ZonedDateTime.now(AUCKLAND);
        scene.wishes(
                ann, quiet(now.minusHours(1).toLocalTime(), now.plusHours(2).toLocalTime()));
        var event = scene.publish(
                "published", scene.event("Java Meetup", Instant.now().plus(Duration.ofHours(30))));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitRow(ann, "email", "registration-confirmed", "pending", "quiet hours");
        scene.publish("changed", event.movedBy(Duration.ofHours(-25)), "start", "end");
        assertThat(scene.awaitDone(ann, 2)).containsExactly("registration-confirmed sent", "event-changed skipped");
    }

    @Test
    void whatCannotWaitGoesInTheMiddleOfTheNight() {
        var ann = Person.guest("ann");
        var now = ZonedDateTime.now(AUCKLAND);
        scene.wishes(
                ann, quiet(now.minusHours(1).toLocalTime(), now.plusHours(2).toLocalTime()));
        scene.ofAccount(
                "email-verification-requested",
                ann,
                "en",
                Map.of(
                        "verificationId",
                        UUID.randomUUID(),
                        "expiresAt",
                        Instant.now().plus(Duration.ofHours(24))));
        assertThat(scene.awaitMails(ann, 1)).hasSize(1);
    }

    @Test
    void whoEndsTheQuietHoursGetsWhatWaited() {
        var ann = scene.person("ann");
        var now = ZonedDateTime.now(AUCKLAND);
        scene.wishes(
                ann, quiet(now.minusHours(1).toLocalTime(), now.plusHours(2).toLocalTime()));
        var event = scene.publish("published", scene.event("Java Meetup", START));
        scene.publish("confirmed", scene.seat(ann, event));
        scene.awaitRow(ann, "email", "registration-confirmed", "pending", "quiet hours");
        // Where the person is now, it is another time of day.
        scene.send(
                "profiles",
                "changed",
                ann.id(),
                scene.ofProfile(
                        ann,
                        Map.of(
                                "username",
                                ann.username(),
                                "displayName",
                                "Ann",
                                "locale",
                                "ru",
                                "timeZone",
                                "Etc/GMT" + (now.getOffset().getTotalSeconds() >= 0 ? "+" : "-") + "6",
                                "at",
                                Instant.now().plusSeconds(5))));
        assertThat(scene.awaitMails(ann, 1).get(0).subject()).isEqualTo("Место за вами: Java Meetup");
    }

    private static Map<String, Object> quiet(LocalTime from, LocalTime to) {
        return Map.of(
                "quietHours",
                Map.of(
                        "from", from.truncatedTo(ChronoUnit.MINUTES).toString(),
                        "to", to.truncatedTo(ChronoUnit.MINUTES).toString()),
                "timeZone",
                AUCKLAND.getId());
    }
}
