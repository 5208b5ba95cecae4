package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is away or comes twice, people hear what is said, once. */
@ChatTest
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");

    @AfterEach
    void theBrokerRunsAgain() {
        Bench.current().broker().start(PATIENCE);
    }

    @Test
    void withoutTheBrokerPeopleHearEachOtherALittleLater(RunningService service, Events events, Database database) {
        var event = PublishedEvent.known().seat(ann, boris);
        var room = ann.roomId(service, event);
        try (var anns = ann.connect(service, room);
                var boriss = boris.connect(service, room)) {
            anns.say("one");
            boriss.awaitMessage("one");
            Bench.current().broker().kill9();
            anns.say("two");
            boriss.awaitMessage("two");
            Bench.current().broker().start(PATIENCE);
            anns.say("three");
            boriss.awaitMessage("three");
            events.await(
                    "chat",
                    "message-posted",
                    room,
                    record -> record.json().get("message").asText().equals("three"));
            assertThat(boriss.seqs()).containsExactly(1L, 2L, 3L);
            assertThat(anns.seqs()).containsExactly(1L, 2L, 3L);
        }
        Awaitility.await("all is published").atMost(PATIENCE).until(() -> database.count("chat.outbox") == 0);
        assertThat(events.received("chat", "message-posted", room).stream()
                        .map(record -> Contracts.check(record).get("seq").asLong())
                        .distinct())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRecordThatComesTwiceIsHeardOnce(RunningService service, Events events) {
        var event = PublishedEvent.known().seat(ann, boris);
        var room = ann.roomId(service, event);
        try (var boriss = boris.connect(service, room)) {
            boriss.await("presence");
            ann.post(service, room, "one");
            boriss.awaitMessage("one");
            events.repeat(events.await("chat", "message-posted", room));
            events.publish("chat", "message-posted", room, "{\"chatId\": \"poison\"}");
            events.publishRaw("chat", room.toString(), "not JSON", Map.of());
            ann.post(service, room, "two");
            boriss.awaitMessage("two");
            assertThat(boriss.seqs()).containsExactly(1L, 2L);
        }
    }

    @Test
    void aRecordThatNobodyCanApplyGoesAsideAndTheNextIsApplied(RunningService service, Events events) {
        var event = PublishedEvent.known().seat(ann);
        var id = events.publish("events", "changed", event.id, Map.of("eventId", event.id.toString()));
        var bad = events.publish("registrations", "confirmed", event.id, "{}");
        event.seat(boris);
        assertThat(boris.room(service, event).get("members").asInt()).isEqualTo(3);
        for (var dead : List.of(Map.entry("dlt.chat-events", id), Map.entry("dlt.chat-registrations", bad))) {
            var record = events.await(dead.getKey(), letter -> letter.id().equals(dead.getValue()));
            assertThat(record.headers()).containsKeys("dlt_reason", "dlt_offset");
        }
    }

    @Test
    void seatsThatAreToldAgainChangeNothing(RunningService service, Events events) {
        var event = PublishedEvent.known().seat(ann).tell("cancelled", ann, "cancelled");
        var seat = events.await("registrations", "confirmed", event.id);
        events.repeat(seat);
        var later = UUID.randomUUID().toString();
        events.publish("registrations", "confirmed", event.id, seat.json(), later);
        PublishedEvent.await(later);
        ann.tryRoom(service, event).expectProblem(403, "not-a-member");
    }
}
