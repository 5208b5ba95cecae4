package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.model.Notification;
import io.convoke.client.model.NotificationKind;
import io.convoke.client.model.NotificationStatus;
import io.convoke.dev.parts.Mailbox.Mail;
import io.convoke.testkit.Bench;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do beside registering: talk, hang up pictures, come, review, choose how they are told, and leave for good. */
class CommunityWalkIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final List<String> SCHEMAS =
            List.of("auth", "profile", "event", "reviews", "media", "chat", "registration", "notification");
    private static final List<String> SERVICES =
            List.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");

    private final Platform platform = Platform.current();

    @AfterEach
    void clocksInStep() {
        Bench.current().clocks().reset();
    }

    @Test
    void fromTheSeatToTheLastReceipt() {
        var organiser = Participant.verified(platform, "orla", "en");
        var ann = Participant.verified(platform, "anna", "en");
        var boris = Participant.verified(platform, "borya", "ru");
        var stranger = Participant.verified(platform, "stan", "en");
        var telegram = ann.linkTelegram();

        var start = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        var event = organiser.createEvent("Evening of kites", start, 5);
        var seat = ann.register(event).getId().toString();
        boris.register(event);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Bench.current().telegram().received(telegram))
                        .anyMatch(message -> message.text().contains("Evening of kites")));

        talk(event, ann, boris, stranger);
        var picture = hangPicture(event, ann);
        checkIn(event, organiser, ann, seat);
        afterTheEnd();
        review(event, ann, boris);
        history(ann);
        quietHours(organiser, boris);
        leave(ann, telegram, picture);
    }

    private static void talk(String event, Participant ann, Participant boris, Participant stranger) {
        var room = await().atMost(SOON)
                .until(() -> ann.api().get("/chats?eventId=" + event), answer -> answer.status() == 200)
                .json()
                .get("id")
                .asText();
        await().atMost(SOON)
                .until(() -> boris.api().get("/chats?eventId=" + event).status() == 200);
        var messages = "/chats/" + room + "/messages";
        ann.api()
                .post(messages, Map.of("type", "text", "message", "Hello, @" + boris.username() + "!"))
                .expect(201);
        boris.api().post(messages, Map.of("type", "text", "message", "Привет")).expect(201);
        stranger.api()
                .post(messages, Map.of("type", "text", "message", "Let me in"))
                .expectProblem(403, "not-a-member");
        stranger.api().get(messages).expectProblem(403, "not-a-member");

        assertThat(boris.api().get(messages).expect(200).json().get("items"))
                .extracting(message -> message.get("message").asText())
                .containsExactly("Hello, @" + boris.username() + "!", "Привет");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(boris.notifications())
                        .extracting(notification -> notification.getKind())
                        .contains(NotificationKind.CHAT_MENTION));
    }

    private record Picture(String id, List<byte[]> copies) {}

    private Picture hangPicture(String event, Participant ann) {
        var bytes = Photo.withPlace("TakenAtASecretPlace");
        var added = await().atMost(SOON)
                .until(
                        () -> ann.api().send("POST", "/media?eventId=" + event, "image/jpeg", bytes),
                        answer -> answer.status() == 201)
                .json();
        var copies = new ArrayList<byte[]>();
        for (var path : List.of(
                added.get("url").asText(),
                added.get("thumbnails").get("small").asText(),
                added.get("thumbnails").get("medium").asText(),
                added.get("thumbnails").get("large").asText())) {
            var copy = await().atMost(SOON)
                    .until(() -> platform.at("").with("Accept", "*/*").get(path), answer -> answer.status() == 200);
            assertThat(copy.mediaType()).isEqualTo("image/jpeg");
            assertThat(new String(copy.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", "TakenAtASecretPlace");
            copies.add(copy.bytes());
        }
        assertThat(MediaFiles.equalTo(copies)).hasSize(copies.size());
        assertThat(MediaFiles.mentioning("TakenAtASecretPlace")).isEmpty();
        return new Picture(added.get("id").asText(), copies);
    }

    private static void checkIn(String event, Participant organiser, Participant ann, String seat) {
        var ticket =
                ann.api().get("/registrations/" + seat + "/ticket").expect(200).json();
        var path = "/registrations/events/" + event + "/check-ins";
        var body = Map.of("ticket", ticket.get("ticket").asText());
        ann.api().post(path, body).expectProblem(403, "forbidden");
        assertThat(organiser
                        .api()
                        .post(path, body)
                        .expect(200)
                        .json()
                        .get("repeated")
                        .asBoolean())
                .isFalse();
        assertThat(organiser
                        .api()
                        .post(path, body)
                        .expect(200)
                        .json()
                        .get("repeated")
                        .asBoolean())
                .isTrue();
    }

    /** Tokens stay good: auth's clock is not moved. */
    private static void afterTheEnd() {
        for (var service : List.of("event", "registration", "reviews", "media", "chat", "user")) {
            Bench.current().clocks().shift(service, Duration.ofHours(6));
        }
    }

    private void review(String event, Participant ann, Participant boris) {
        var review = Map.of("eventId", event, "rating", 4, "comment", "The red one flew best");
        await().atMost(SOON)
                .untilAsserted(() -> ann.api().post("/reviews", review).expect(201));
        ann.api().post("/reviews", review).expectProblem(409, "already-reviewed");
        boris.api().post("/reviews", review).expectProblem(403, "not-attended");
        await().atMost(SOON).untilAsserted(() -> {
            var rating =
                    platform.api().get("/events/" + event).expect(200).json().get("rating");
            assertThat(rating.get("count").asInt()).isEqualTo(1);
            assertThat(rating.get("average").asDouble()).isEqualTo(4);
        });
    }

    private static void history(Participant ann) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ann.api()
                                .get("/users/me/activity")
                                .expect(200)
                                .json()
                                .get("items"))
                        .extracting(item -> item.get("type").asText())
                        .containsExactlyInAnyOrder("registered", "uploaded", "attended", "reviewed"));
    }

    /** What can wait does: the news of a move that is weeks away. */
    private void quietHours(Participant organiser, Participant boris) {
        var preferences = boris.api().get("/users/me/preferences").expect(200);
        var wish = new HashMap<String, Object>();
        wish.put("notificationsEnabled", true);
        wish.put("channels", Map.of("email", Map.of(), "telegram", Map.of()));
        wish.put("quietHours", quietNow());
        boris.api()
                .with("If-Match", preferences.header("ETag").orElseThrow())
                .put("/users/me/preferences", wish)
                .expect(200);
        await().atMost(SOON)
                .until(() -> Bench.current()
                                .database()
                                .count(
                                        "notification.preference where user_id = ? and quiet_from is not null",
                                        boris.id())
                        > 0);

        var event = organiser.createEvent("Evening of kites", 40, 5);
        boris.register(event);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ofEvent(boris, event))
                        .singleElement()
                        .satisfies(notification -> {
                            assertThat(notification.getKind()).isEqualTo(NotificationKind.REGISTRATION_CONFIRMED);
                            assertThat(notification.getStatus()).isEqualTo(NotificationStatus.PENDING);
                            assertThat(notification.getReason()).isEqualTo("quiet hours");
                        }));
        assertThat(boris.mails())
                .extracting(Mail::subject)
                .doesNotContain(ofEvent(boris, event).get(0).getSubject());
    }

    /** From an hour ago on for three hours; the person's zone is UTC. */
    private static Map<String, String> quietNow() {
        var now = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return Map.of(
                "from", now.minusHours(1).toString(), "to", now.plusHours(2).toString());
    }

    private static List<Notification> ofEvent(Participant person, String event) {
        return person.notifications().stream()
                .filter(notification -> UUID.fromString(event).equals(notification.getEventId()))
                .toList();
    }

    private void leave(Participant ann, String telegram, Picture picture) {
        var id = ann.api().get("/auth/me").expect(200).json().get("id").asText();
        ann.api()
                .send("DELETE", "/auth/me", "application/json", Map.of("password", "not this one"))
                .expectProblem(403, "password-wrong");
        var erasure = ann.api()
                .send("DELETE", "/auth/me", "application/json", Map.of("password", ann.password()))
                .expect(202)
                .header("Location")
                .orElseThrow();
        var path = erasure.substring(erasure.indexOf("/api/v1") + "/api/v1".length());
        await().atMost(SOON).untilAsserted(() -> {
            var receipts = platform.api().get(path).expect(200).json().get("receipts");
            assertThat(StreamSupport.stream(receipts.spliterator(), false)
                            .map(receipt -> receipt.get("service").asText())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(SERVICES);
        });
        var chat = Long.toString(Bench.current().telegram().chatId(telegram));
        for (var trace : List.of(id, ann.username(), ann.email(), chat)) {
            assertThat(MediaFiles.mentioning(trace)).isEmpty();
            for (var schema : SCHEMAS) {
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(Bench.current().database().occurrences(schema, trace))
                                        .as(trace + " in " + schema)
                                        .isEmpty());
            }
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(MediaFiles.equalTo(picture.copies())).isEmpty());
        platform.api().get("/media/" + picture.id()).expectProblem(404, "media-unknown");
        ann.api().post("/registrations", Map.of("eventId", UUID.randomUUID())).expectProblem(401, "invalid-token");
    }
}
