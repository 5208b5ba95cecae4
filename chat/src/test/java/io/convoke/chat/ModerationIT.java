package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Muting and banning, by those who may. */
@ChatTest
class ModerationIT {
    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");
    private final Visitor moderator = Visitor.user("mia");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoomWithAModerator(RunningService service) {
        event = PublishedEvent.known()
                .withTeam(moderator, "moderator")
                .change("changed")
                .seat(ann, boris);
        room = ann.roomId(service, event);
    }

    private String mute(Visitor whom) {
        return "/" + room + "/mutes/" + whom.id();
    }

    private String ban(Visitor whom) {
        return "/" + room + "/bans/" + whom.id();
    }

    @Test
    void whoIsMutedReadsAndDoesNotWrite(RunningService service, Events events) {
        try (var anns = ann.connect(service, room)) {
            var until = Instant.now().plus(Duration.ofHours(1)).toString();
            var sanction = moderator
                    .at(service)
                    .post(mute(ann), Map.of("until", until))
                    .expect(200)
                    .json();
            assertThat(sanction.get("by").asText()).isEqualTo(moderator.id().toString());
            anns.send("op", "send", "ref", "m", "type", "text", "message", "But");
            assertThat(anns.await("error").get("type").asText()).isEqualTo("muted");
            ann.tryPost(service, room, "But").expectProblem(403, "muted");
            assertThat(ann.room(service, event).get("muted").asBoolean()).isTrue();
            boris.post(service, room, "Still heard");
            anns.awaitMessage("Still heard");
            moderator.at(service).delete(mute(ann)).expect(204);
            moderator.at(service).delete(mute(ann)).expect(204);
            anns.say("Thanks");
            assertThat(anns.isClosed()).isFalse();
        }
        var unmuted = events.await(
                "chat",
                "moderation",
                room,
                record -> record.json().get("action").asText().equals("unmute"));
        Contracts.check(unmuted);
        var muted = Contracts.check(events.await("chat", "moderation", room));
        assertThat(muted.get("action").asText()).isEqualTo("mute");
        assertThat(muted.get("userId").asText()).isEqualTo(ann.id().toString());
        assertThat(muted.has("until")).isTrue();
        assertThat(events.received("chat", "moderation", room)).hasSize(2);
    }

    @Test
    void aMuteEndsByItself(RunningService service, Clocks clocks) {
        moderator
                .at(service)
                .post(
                        mute(ann),
                        Map.of("until", Instant.now().plus(Duration.ofHours(1)).toString()))
                .expect(200);
        clocks.shift("chat", Duration.ofMinutes(61));
        ann.post(service, room, "An hour later");
        clocks.reset();
        moderator.at(service).post(mute(ann), "{}").expect(200);
        clocks.shift("chat", Duration.ofDays(6));
        ann.tryPost(service, room, "Still without an end").expectProblem(403, "muted");
    }

    @Test
    void whoIsBannedIsOutUntilUnbanned(RunningService service, Events events) {
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            anns.say("Buy my things");
            moderator
                    .at(service)
                    .post(ban(ann), Map.of("reason", "Advertising"))
                    .expect(200);
            assertThat(anns.awaitClose()).isEqualTo(1008);
            boriss.say("Peace");
        }
        ann.tryRoom(service, event).expectProblem(403, "banned");
        ann.at(service).get("/" + room + "/messages").expectProblem(403, "banned");
        ann.at(service).post("/" + room + "/tickets").expectProblem(403, "banned");
        event.tell("cancelled", ann, "cancelled").seat(ann);
        ann.tryRoom(service, event).expectProblem(403, "banned");
        assertThat(boris.room(service, event).get("members").asInt()).isEqualTo(3);
        moderator.at(service).delete(ban(ann)).expect(204);
        assertThat(ann.room(service, event).get("members").asInt()).isEqualTo(4);
        Contracts.check(events.await(
                "chat",
                "moderation",
                room,
                record -> record.json().get("action").asText().equals("unban")));

        var log = event.owner
                .at(service)
                .get("/" + room + "/moderation?limit=1")
                .expect(200)
                .json();
        assertThat(log.get("items").get(0).get("action").asText()).isEqualTo("unban");
        var next = event.owner
                .at(service)
                .get("/" + room + "/moderation?limit=1&cursor="
                        + log.get("next").asText())
                .expect(200)
                .json();
        assertThat(next.get("items").get(0).get("action").asText()).isEqualTo("ban");
        assertThat(next.get("items").get(0).get("reason").asText()).isEqualTo("Advertising");
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void onlyModeratorsModerate(RunningService service) {
        var helper = Visitor.user("carl");
        event.withTeam(helper, "checkin").change("changed");
        for (var visitor : new Visitor[] {boris, helper}) {
            visitor.at(service).post(mute(ann), "{}").expectProblem(403, "forbidden");
            visitor.at(service).delete(mute(ann)).expectProblem(403, "forbidden");
            visitor.at(service).post(ban(ann), "{}").expectProblem(403, "forbidden");
            visitor.at(service).delete(ban(ann)).expectProblem(403, "forbidden");
            visitor.at(service).get("/" + room + "/moderation").expectProblem(403, "forbidden");
        }
        Visitor.user("eve").at(service).post(mute(ann), "{}").expectProblem(403, "not-a-member");
        var other = PublishedEvent.known().seat(ann);
        moderator
                .at(service)
                .post("/" + ann.roomId(service, other) + "/mutes/" + ann.id(), "{}")
                .expectProblem(403, "not-a-member");
    }

    @Test
    void whoMayBeMutedOrBanned(RunningService service) {
        moderator.at(service).post(mute(event.owner), "{}").expectProblem(409, "moderator-immune");
        moderator.at(service).post(ban(moderator), "{}").expectProblem(409, "moderator-immune");
        moderator
                .at(service)
                .post("/" + room + "/bans/" + UUID.randomUUID(), "{}")
                .expectProblem(404, "member-unknown");
        moderator
                .at(service)
                .post(mute(ann), Map.of("until", "2020-01-01T00:00:00Z"))
                .expectProblem(422, "validation-failed");
        moderator.at(service).post(ban(ann), Map.of("reason", "x".repeat(501))).expectProblem(422, "validation-failed");
        event.tell("cancelled", boris, "cancelled");
        moderator.at(service).post(ban(boris), "{}").expect(200);
    }
}
