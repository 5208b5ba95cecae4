package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The main job from sign-up to the last mail, as a newcomer lives it. */
class WalkIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform = Platform.current();

    @Test
    void fromSignUpToTheMailsThatSayEverythingOnce() {
        var organiser = Participant.verified(platform, "olga", "en");
        var ann = Participant.verified(platform, "ann", "en");
        var boris = Participant.verified(platform, "boris", "ru");
        var carl = Participant.verified(platform, "carl", "en");
        assertThat(ann.api().get("/auth/me").expect(200).json().get("roles"))
                .extracting(JsonNode::asText)
                .containsExactly("user");

        var word = "Zymurgy" + UUID.randomUUID().toString().substring(0, 6);
        var start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        var created = organiser.api().post("/events", event(word, start)).expect(201);
        var eventId = created.json().get("id").asText();
        assertThat(created.header("ETag")).isPresent();
        var found = platform.api().get("/events?q=" + word).expect(200).json().get("items");
        assertThat(found).extracting(item -> item.get("id").asText()).containsExactly(eventId);

        var first = ann.register(eventId);
        var second = boris.register(eventId);
        var third = carl.register(eventId);
        assertThat(List.of(first, second))
                .extracting(registration -> registration.get("status").asText())
                .containsExactly("registered", "registered");
        assertThat(third.get("status").asText()).isEqualTo("waitlisted");
        assertThat(third.get("waitlistPosition").asInt()).isEqualTo(1);
        awaitSeats(
                eventId,
                seats -> seats.get("taken").asInt() == 2 && seats.get("waiting").asInt() == 1);

        ann.api().post("/registrations/" + first.get("id").asText() + "/cancel").expect(200);
        awaitSeats(
                eventId,
                seats -> seats.get("taken").asInt() == 2 && seats.get("waiting").asInt() == 0);
        var promoted = carl.api()
                .get("/registrations/" + third.get("id").asText())
                .expect(200)
                .json();
        assertThat(promoted.get("status").asText()).isEqualTo("registered");
        awaitKinds(ann, "email-verification", "registration-confirmed", "registration-cancelled");
        awaitKinds(boris, "email-verification", "registration-confirmed");
        awaitKinds(carl, "email-verification", "registration-waitlisted", "registration-promoted");

        move(organiser, eventId, start.plus(1, ChronoUnit.HOURS));
        awaitKinds(boris, "email-verification", "registration-confirmed", "event-changed");
        awaitKinds(carl, "email-verification", "registration-waitlisted", "registration-promoted", "event-changed");

        var attendees = organiser
                .api()
                .get("/registrations/events/" + eventId + "/attendees")
                .expect(200)
                .json()
                .get("items");
        assertThat(attendees)
                .filteredOn(item -> item.get("status").asText().equals("registered"))
                .extracting(item -> item.get("username").asText())
                .containsExactlyInAnyOrder(boris.username(), carl.username());
        var csv = organiser
                .api()
                .with("Accept", "text/csv")
                .get("/registrations/events/" + eventId + "/attendees")
                .expect(200);
        assertThat(csv.mediaType()).isEqualTo("text/csv");
        assertThat(csv.body()).contains(boris.username(), carl.username());
        ann.api().get("/registrations/events/" + eventId + "/attendees").expectProblem(403, "forbidden");

        organiser
                .api()
                .post("/events/" + eventId + "/cancel", Map.of("reason", "The venue burst a pipe"))
                .expect(200);
        awaitKinds(ann, "email-verification", "registration-confirmed", "registration-cancelled");
        awaitKinds(boris, "email-verification", "registration-confirmed", "event-changed", "event-cancelled");
        awaitKinds(
                carl,
                "email-verification",
                "registration-waitlisted",
                "registration-promoted",
                "event-changed",
                "event-cancelled");

        invitations(boris);
        List.of(organiser, ann, boris, carl).forEach(this::assertListShowsTheMailbox);
        ann.api().post("/registrations", Map.of("eventId", eventId)).expectProblem(409, "event-cancelled");
    }

    private static Map<String, Object> event(String word, Instant start) {
        return Map.of(
                "name",
                word + " for beginners",
                "description",
                "Brewing at home, with tasting",
                "category",
                "workshop",
                "start",
                start.toString(),
                "end",
                start.plus(2, ChronoUnit.HOURS).toString(),
                "timeZone",
                "Europe/Moscow",
                "maxParticipants",
                2,
                "location",
                Map.of("city", "Moscow", "address", "Myasnitskaya 20"));
    }

    private void move(Participant organiser, String eventId, Instant start) {
        var present = organiser.api().get("/events/" + eventId).expect(200);
        var changed = (ObjectNode) present.json();
        changed.retain("name", "description", "category", "timeZone", "maxParticipants", "location", "online");
        if (changed.has("location")) {
            ((ObjectNode) changed.get("location")).retain("city", "address", "latitude", "longitude");
        }
        changed.put("start", start.toString());
        changed.put("end", start.plus(2, ChronoUnit.HOURS).toString());
        organiser.api().put("/events/" + eventId, changed).expectProblem(428, "precondition-required");
        organiser
                .api()
                .with("If-Match", present.header("ETag").orElseThrow())
                .put("/events/" + eventId, changed)
                .expect(200);
    }

    private void awaitSeats(String eventId, Predicate<JsonNode> expected) {
        await().atMost(SOON)
                .until(
                        () -> platform.api()
                                .get("/events/" + eventId + "/seats")
                                .expect(200)
                                .json(),
                        expected);
    }

    /** Waits until the person has been sent exactly these, each once. */
    private static void awaitKinds(Participant person, String... kinds) {
        await().atMost(SOON).untilAsserted(() -> {
            var notifications = person.notifications();
            assertThat(notifications)
                    .extracting(notification -> notification.get("kind").asText())
                    .containsExactlyInAnyOrder(kinds);
            assertThat(notifications)
                    .extracting(notification -> notification.get("status").asText())
                    .containsOnly("sent");
        });
        assertThat(person.awaitMails(kinds.length)).hasSize(kinds.length);
    }

    private static void invitations(Participant person) {
        var calendars = person.mails().stream().skip(1).map(Calendar::of).toList();

        assertThat(calendars).extracting(Calendar::method).containsExactly("REQUEST", "REQUEST", "CANCEL");
        assertThat(calendars)
                .extracting(Calendar::uid)
                .containsOnly(calendars.get(0).uid());
        assertThat(calendars).extracting(Calendar::sequence).isSorted().doesNotHaveDuplicates();
    }

    private void assertListShowsTheMailbox(Participant person) {
        assertThat(person.notifications())
                .extracting(notification -> notification.get("subject").asText())
                .containsExactlyInAnyOrderElementsOf(
                        person.mails().stream().map(mail -> mail.subject()).toList());
        assertThat(person.notifications().toString()).doesNotContain(person.secrets());
    }
}
