package io.convoke.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Ids;
import java.time.Instant;
import java.util.UUID;

/** What people did, as the other services tell it: on the day of the tests, so many minutes after noon. */
final class Doings {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Doings() {}

    static void registration(Member member, UUID event, String type, UUID registration, int minute) {
        publish(
                "registrations",
                type,
                sample("registrations", type, member, event, minute).put("registrationId", registration.toString()));
    }

    static void review(Member member, UUID event, String type, UUID review, int minute) {
        publish("reviews", type, sample("reviews", type, member, event, minute).put("reviewId", review.toString()));
    }

    static void media(Member member, UUID event, String type, UUID media, int minute) {
        publish("media", type, sample("media", type, member, event, minute).put("mediaId", media.toString()));
    }

    private static ObjectNode sample(String topic, String type, Member member, UUID event, int minute) {
        return Contracts.sample(topic, type)
                .put("userId", member.id().toString())
                .put("eventId", event.toString())
                .put("at", NOON.plusSeconds(60L * minute).toString());
    }

    private static void publish(String topic, String type, ObjectNode payload) {
        Member.publish(
                topic, type, UUID.fromString(payload.get("eventId").asText()), Contracts.check(topic, type, payload));
    }

    /** An event as its service tells it. */
    static final class Happening {
        final UUID id = Ids.next();
        String name;
        int version = 1;
        private UUID organiser;

        Happening(String name) {
            this.name = name;
        }

        void publish(Member by, int minute) {
            organiser = by.id();
            send("published", minute);
        }

        void change(String type, int minute) {
            version++;
            send(type, minute);
        }

        void send(String type, int minute) {
            var payload = Contracts.sample("events", type)
                    .put("eventId", id.toString())
                    .put("version", version)
                    .put("name", name)
                    .put("at", NOON.plusSeconds(60L * minute).toString());
            ((ObjectNode) payload.get("organiser")).put("id", organiser.toString());
            Doings.publish("events", type, payload);
        }
    }
}
