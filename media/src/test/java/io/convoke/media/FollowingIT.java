package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Received;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What happens to events and persons happens to their pictures. */
@MediaTest
class FollowingIT {
    private static Received removal(Events events, Gathering event, JsonNode item) {
        return checked(events.await(
                "media",
                "removed",
                event.id,
                record -> record.json().get("mediaId").equals(item.get("id"))));
    }

    private static Received checked(Received record) {
        Contracts.check(record);
        return record;
    }

    @Test
    void withADeletedEventGoItsPictures(RunningService service, Events events) {
        var event = Gathering.published();
        var owner = Visitor.of(service, event.owner);
        var first = owner.upload(event.id, "image/png", Pictures.png(90, 60));
        var second = owner.tryForm(event.id, "video/webm", webm()).expect(201).json();
        owner.awaitThumbnails(first);
        event.tell("cancelled");
        service.http().get("/" + first.get("id").asText()).expect(200);

        event.tell("deleted");

        for (var item : List.of(first, second)) {
            removal(events, event, item);
            service.http().get("/" + item.get("id").asText()).expectProblem(404, "media-unknown");
        }
        service.http().get("/?eventId=" + event.id).expectProblem(404, "event-unknown");
        Store.directory().awaitConsistency();
    }

    @Test
    void whatIsOlderThanKnownChangesNothing(RunningService service, Events events) {
        var event = Gathering.published();
        var early = event.payload();
        event.tell("changed");
        var owner = Visitor.of(service, event.owner);
        owner.upload(event.id, "image/png", Pictures.png(9, 9));
        Applied.await(events.publish("events", "deleted", event.id, early));
        assertThat(service.http()
                        .get("/?eventId=" + event.id)
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeReadIsBuriedAndTheRestGoesOn(RunningService service, Events events) {
        var event = Gathering.published();
        var key = event.id.toString();
        var headers = Map.of(
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", "io.convoke.events.changed",
                "ce_time", Instant.now().toString());
        events.publishRaw("events", key, "not JSON " + key, headers);
        var registration = Contracts.sample("registrations", "confirmed").put("eventId", key);
        registration.remove("userId");
        events.publish("registrations", "confirmed", key, registration);
        events.await("dlt.media-events", record -> record.json().toString().contains(key));
        events.await(
                "dlt.media-registrations", record -> record.json().toString().contains(key));
        event.tell("changed");
        Visitor.seated(service, event, "ann").upload(event.id, "image/png", Pictures.png(9, 9));
    }

    @Test
    void aForgottenPersonLeavesNothingBehind(RunningService service, Events events, Database database) {
        var event = Gathering.published();
        var ann = Visitor.seated(service, event, "ann");
        event.with(ann.person(), "editor");
        var bob = Visitor.seated(service, event, "bob");
        var own = ann.upload(event.id, "image/jpeg", Pictures.photo(300, 200, 6));
        var others = bob.upload(event.id, "image/jpeg", Pictures.photo(300, 200, 6));
        ann.awaitThumbnails(own);
        bob.awaitThumbnails(others);
        ann.http().send("PUT", "/avatars/me", "image/png", Pictures.png(50, 50)).expect(200);
        var id = ann.person().id();
        assertThat(database.occurrences("media", id.toString()))
                .contains("attendance.user_id", "avatar.user_id", "known_event_team.user_id", "media_item.uploader_id");

        var erasure = UUID.randomUUID();
        events.publish(
                "accounts",
                "erased",
                id,
                Contracts.sample("accounts", "erased")
                        .put("userId", id.toString())
                        .put("erasureId", erasure.toString()));

        var receipt = events.await("erasures", "completed", erasure);
        Contracts.check(receipt);
        assertThat(receipt.json().get("service").asText()).isEqualTo("media");
        removal(events, event, own);
        awaitNoTrace(database, ann);
        service.http().get("/" + own.get("id").asText()).expectProblem(404, "media-unknown");
        ann.fetch("/avatars/" + id).expectProblem(404, "avatar-unknown");
        bob.fetch("/" + others.get("id").asText() + "/content").expect(200);
        Store.directory().awaitConsistency();

        // What comes late brings nobody back.
        event.tell("changed");
        event.seat(ann.person());
        ann.tryUpload(event.id, "image/png", Pictures.png(9, 9)).expectProblem(401, "invalid-token");
        awaitNoTrace(database, ann);
    }

    private static void awaitNoTrace(Database database, Visitor visitor) {
        Awaitility.await("nothing of the person").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (var text : List.of(
                    visitor.person().id().toString(),
                    visitor.person().username(),
                    visitor.person().email())) {
                assertThat(database.occurrences("media", text)).isEmpty();
            }
        });
    }

    private static byte[] webm() {
        return Pictures.joined(
                "\u001aE\u00df\u00a3\u009fB\u0082\u0084webm".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                new byte[5_000]);
    }
}
