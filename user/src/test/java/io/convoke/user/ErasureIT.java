package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@UserTest
class ErasureIT {
    @Test
    void nothingOfThePersonIsLeftAndOthersKeepTheirs(RunningService service, Events events, Database database) {
        var ann = Member.known(service, "ann");
        var bob = Member.known(service, "bob");
        var event = UUID.randomUUID();
        fill(ann, event);
        seat(bob, event);
        told("registrations", "checked-in", ann, event, "registrationId", seat(ann, event));
        var completed = Contracts.sample("events", "completed").put("eventId", event.toString());
        Member.publish("events", "completed", event, completed);
        assertThat(attended(bob)).isZero();
        // The outbox empties by itself; what is on its way is not in the tables any more.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.count("profile.outbox") == 0);
        assertThat(database.occurrences("profile", ann.id().toString()))
                .contains("profile.user_id", "preferences.user_id", "telegram_link.user_id", "activity.user_id");
        assertThat(database.occurrences("profile", ann.person().email())).contains("profile.email");

        erase(ann, events);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> database.count("profile.outbox") == 0);
        assertThat(database.occurrences("profile", ann.id().toString())).isEmpty();
        assertThat(database.occurrences("profile", ann.person().username())).isEmpty();
        assertThat(database.occurrences("profile", ann.person().email())).isEmpty();
        service.http().get("/" + ann.id()).expectProblem(404, "profile-unknown");
        bob.profile();
        // Somebody was checked in there; without this bob would suddenly have attended.
        assertThat(attended(bob)).isZero();
    }

    @Test
    void nothingBringsThePersonBack(RunningService service, Events events, Database database) {
        var ann = Member.known(service, "ann");
        ann.http().post("/me/telegram").expect(200);
        erase(ann, events);

        // Late news and a token that still lives.
        ann.announce("en");
        tell(ann, UUID.randomUUID());
        ann.http().get("/me").expectProblem(404, "profile-unknown");
        ann.http()
                .with("If-Match", "\"0\"")
                .put("/me", Map.of("displayName", "Ann", "locale", "en", "timeZone", "UTC"))
                .expectProblem(401, "invalid-token");
        ann.http().post("/me/telegram").expectProblem(401, "invalid-token");
        ann.http().delete("/me/telegram").expectProblem(401, "invalid-token");
        assertThat(ann.http().get("/me/activity").expect(200).json().get("items"))
                .isEmpty();
        assertThat(ann.http().get("/me/preferences").expect(200).header("ETag")).contains("\"0\"");

        assertThat(database.occurrences("profile", ann.id().toString())).isEmpty();
        assertThat(database.occurrences("profile", ann.person().username())).isEmpty();
    }

    @Test
    void somebodyUnknownIsForgottenToo(RunningService service, Events events) {
        erase(Member.unannounced(service, "stranger"), events);
    }

    private static void erase(Member member, Events events) {
        var erasure = UUID.randomUUID();
        var erased = Contracts.sample("accounts", "erased")
                .put("userId", member.id().toString())
                .put("erasureId", erasure.toString());
        events.publish("accounts", "erased", member.id(), Contracts.check("accounts", "erased", erased));
        var receipt = Contracts.check(events.await("erasures", "completed", erasure));
        assertThat(receipt.get("service").asText()).isEqualTo("user");
        assertThat(receipt.toString()).doesNotContain(member.id().toString());
    }

    private static void fill(Member member, UUID event) {
        tell(member, event);
        member.change(Map.of(
                "displayName",
                "The one and only",
                "bio",
                "I am " + member.person().username()));
        member.http()
                .with(
                        "If-Match",
                        member.http().get("/me/preferences").header("ETag").orElseThrow())
                .put("/me/preferences", Map.of("notificationsEnabled", false, "channels", Map.of()))
                .expect(200);
        member.http().post("/me/telegram").expect(200);
    }

    /** Everything that the other services can tell of a person. */
    private static void tell(Member member, UUID event) {
        var published = Contracts.sample("events", "published").put("eventId", event.toString());
        ((ObjectNode) published.get("organiser"))
                .put("id", member.id().toString())
                .put("username", member.person().username());
        Member.publish("events", "published", event, published);
        told("reviews", "posted", member, event, "reviewId", Ids.next());
        told("media", "added", member, event, "mediaId", Ids.next());
        var avatar = Contracts.sample("media", "avatar-changed")
                .put("userId", member.id().toString())
                .put("url", "/api/v1/media/avatars/" + member.id() + "?v=1");
        Member.publish("media", "avatar-changed", member.id(), avatar);
        var unsubscribed = Contracts.sample("notifications", "unsubscribed")
                .put("userId", member.id().toString());
        Member.publish("notifications", "unsubscribed", member.id(), unsubscribed);
    }

    private static UUID seat(Member member, UUID event) {
        var id = Ids.next();
        told("registrations", "confirmed", member, event, "registrationId", id);
        return id;
    }

    private static void told(String topic, String type, Member member, UUID event, String idField, UUID id) {
        var payload = Contracts.sample(topic, type)
                .put("userId", member.id().toString())
                .put("username", member.person().username())
                .put("eventId", event.toString())
                .put(idField, id.toString())
                .put("at", Instant.parse("2026-11-20T12:00:00Z").toString());
        Member.publish(topic, type, event, payload);
    }

    private static int attended(Member member) {
        return member.http()
                .get("/me/activity?type=attended")
                .expect(200)
                .json()
                .get("items")
                .size();
    }
}
