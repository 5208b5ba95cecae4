package io.convoke.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages over HTTP: writing, reading page by page, editing, deleting, and what others are told. */
@ChatTest
class MessagesResourceIT {
    private final Visitor ann = Visitor.user("ann");
    private final Visitor boris = Visitor.user("boris");
    private PublishedEvent event;
    private UUID room;

    @BeforeEach
    void aRoomWithTwo(RunningService service) {
        event = PublishedEvent.known().seat(ann, boris);
        room = ann.roomId(service, event);
    }

    private String messages() {
        return "/" + room + "/messages";
    }

    private static List<Long> seqs(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("seq").asLong())
                .toList();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void aMessageHasAnAddress(RunningService service) {
        var answer = ann.tryPost(service, room, " Hello,\nall ").expect(201);
        var message = answer.json();
        assertThat(message.get("message").asText()).isEqualTo("Hello,\nall");
        assertThat(message.get("username").asText()).isEqualTo(ann.name());
        assertThat(message.get("userId").asText()).isEqualTo(ann.id().toString());
        assertThat(message.get("chatId").asText()).isEqualTo(room.toString());
        assertThat(message.has("editedAt")).isFalse();
        assertThat(answer.header("Location").orElseThrow())
                .endsWith("/messages/" + message.get("id").asText());
        assertThat(boris.at(service)
                        .get(messages() + "/" + message.get("id").asText())
                        .expect(200)
                        .json())
                .isEqualTo(message);
        boris.at(service).get(messages() + "/" + UUID.randomUUID()).expectProblem(404, "message-unknown");
    }

    @Test
    void theHistoryIsReadInBothDirections(RunningService service) {
        IntStream.rangeClosed(1, 45).forEach(number -> ann.post(service, room, "message " + number));
        var http = boris.at(service);

        var latest = http.get(messages()).expect(200).json();
        assertThat(seqs(latest)).isEqualTo(from(26, 45));
        assertThat(latest.get("next").asLong()).isEqualTo(26);
        var earlier = http.get(messages() + "?before=26").expect(200).json();
        assertThat(seqs(earlier)).isEqualTo(from(6, 25));
        var first = http.get(messages() + "?before=" + earlier.get("next").asLong())
                .expect(200)
                .json();
        assertThat(seqs(first)).isEqualTo(from(1, 5));
        assertThat(first.has("next")).isFalse();

        var forward = http.get(messages() + "?after=0&limit=30").expect(200).json();
        assertThat(seqs(forward)).isEqualTo(from(1, 30));
        var rest = http.get(
                        messages() + "?limit=30&after=" + forward.get("next").asLong())
                .expect(200)
                .json();
        assertThat(seqs(rest)).isEqualTo(from(31, 45));
        assertThat(rest.has("next")).isFalse();
        assertThat(seqs(http.get(messages() + "?after=10&before=14").expect(200).json()))
                .isEqualTo(from(11, 13));
        assertThat(seqs(http.get(messages() + "?after=45").expect(200).json())).isEmpty();
        http.get(messages() + "?after=-1").expectProblem(400, "malformed-request");
        http.get(messages() + "?before=-1").expectProblem(400, "malformed-request");
    }

    @Test
    void aMessageSentAgainUnderItsRefIsTheSame(RunningService service) {
        var body = Map.of("ref", "r-1", "type", "text", "message", "Once");
        var first = ann.at(service).post(messages(), body).expect(201).json();
        assertThat(ann.at(service).post(messages(), body).expect(201).json()).isEqualTo(first);
        ann.at(service)
                .post(messages(), Map.of("ref", "r-1", "type", "text", "message", "Other"))
                .expectProblem(409, "ref-reused");
        assertThat(boris.at(service).post(messages(), body).expect(201).json().get("id"))
                .as("another's refs are another's")
                .isNotEqualTo(first.get("id"));
        ann.at(service)
                .put(messages() + "/" + first.get("id").asText(), Map.of("message", "Edited"))
                .expect(200);
        assertThat(ann.at(service).post(messages(), body).expect(201).json().get("id"))
                .isEqualTo(first.get("id"));
    }

    @Test
    void rulesAreNamedInTheCallersLanguage(RunningService service) {
        var http = ann.at(service).with("Accept-Language", "ru");
        var problem = http.post(messages(), Map.of("type", "text", "message", "x".repeat(4_001)))
                .expectProblem(422, "validation-failed");
        assertThat(problem.get("violations").get(0).get("message").asText()).contains("символов");
        http.post(messages(), Map.of("type", "song", "message", "x")).expectProblem(422, "validation-failed");
        http.post(messages(), Map.of("type", "media", "message", "x")).expectProblem(422, "validation-failed");
        http.post(messages(), Map.of("type", "text", "message", "bell\u0007")).expectProblem(400, "malformed-request");
        http.post(messages(), Map.of("type", "text")).expectProblem(422, "validation-failed");
        assertThat(ann.room(service, event).get("lastSeq").asInt()).isZero();
    }

    @Test
    void onlyItsAuthorEditsAMessageAndForAWhile(RunningService service, Clocks clocks) {
        var message =
                messages() + "/" + ann.post(service, room, "Helo").get("id").asText();
        var edited = ann.at(service)
                .put(message, Map.of("message", "Hello"))
                .expect(200)
                .json();
        assertThat(edited.get("message").asText()).isEqualTo("Hello");
        assertThat(edited.has("editedAt")).isTrue();
        boris.at(service).put(message, Map.of("message", "Mine")).expectProblem(403, "forbidden");
        event.owner.at(service).put(message, Map.of("message", "Mine")).expectProblem(403, "forbidden");
        ann.at(service).put(message, Map.of("message", " ")).expectProblem(422, "validation-failed");
        ann.at(service)
                .put(messages() + "/" + UUID.randomUUID(), Map.of("message", "x"))
                .expectProblem(404, "message-unknown");
        var media = ann.at(service)
                .post(
                        messages(),
                        Map.of("type", "media", "message", UUID.randomUUID().toString()))
                .expect(201)
                .json();
        ann.at(service)
                .put(messages() + "/" + media.get("id").asText(), Map.of("message", "text"))
                .expectProblem(409, "edit-closed");
        clocks.shift("chat", Duration.ofMinutes(15));
        ann.at(service).put(message, Map.of("message", "Late")).expectProblem(409, "edit-closed");
    }

    @Test
    void aDeletedMessageKeepsItsPlaceOnly(RunningService service, Database database) {
        ann.post(service, room, "one");
        var second = ann.post(service, room, "a secret").get("id").asText();
        ann.post(service, room, "three");
        boris.at(service).delete(messages() + "/" + second).expectProblem(403, "forbidden");
        ann.at(service).delete(messages() + "/" + second).expect(204);
        ann.at(service).delete(messages() + "/" + second).expect(204);
        ann.at(service)
                .put(messages() + "/" + second, Map.of("message", "back"))
                .expectProblem(409, "message-deleted");
        var page = boris.at(service).get(messages()).expect(200).json();
        assertThat(seqs(page)).containsExactly(1L, 2L, 3L);
        assertThat(page.get("items").get(1).has("message")).isFalse();
        assertThat(page.get("items").get(1).has("deletedAt")).isTrue();
        assertThat(database.rows("select * from chat.chat_message where chat_id = ?", room)
                        .toString())
                .doesNotContain("a secret");
        ann.at(service).delete(messages() + "/" + UUID.randomUUID()).expectProblem(404, "message-unknown");
    }

    @Test
    void moderatorsAndAdminsDeleteAnybodysMessageAndTheLogSaysSo(RunningService service) {
        var editor = Visitor.user("eva");
        event.withTeam(editor, "editor").change("changed");
        var first = ann.post(service, room, "one").get("id").asText();
        var second = ann.post(service, room, "two").get("id").asText();
        editor.at(service).delete(messages() + "/" + first).expect(204);
        new Visitor(Person.admin("root"))
                .at(service)
                .delete(messages() + "/" + second)
                .expect(204);
        var log = event.owner
                .at(service)
                .get("/" + room + "/moderation")
                .expect(200)
                .json();
        assertThat(log.get("items")).hasSize(2);
        var entry = log.get("items").get(1);
        assertThat(entry.get("action").asText()).isEqualTo("delete");
        assertThat(entry.get("messageId").asText()).isEqualTo(first);
        assertThat(entry.get("by").asText()).isEqualTo(editor.id().toString());
        assertThat(entry.get("userId").asText()).isEqualTo(ann.id().toString());
    }

    @Test
    void everyChangeIsPublishedInOrderAsTheContractsSay(RunningService service, Events events) {
        var message = ann.post(service, room, "See you, @" + boris.name() + ". And @nobody-here, @" + ann.name());
        var path = messages() + "/" + message.get("id").asText();
        ann.at(service).put(path, Map.of("message", "See you")).expect(200);
        ann.at(service).delete(path).expect(204);
        var deleted = events.await(
                "chat",
                "message-changed",
                room,
                record -> record.json().get("change").asText().equals("deleted"));
        assertThat(Contracts.check(deleted).get("changeSeq").asInt()).isEqualTo(2);
        assertThat(deleted.json().has("message")).isFalse();

        var posted = Contracts.check(events.await("chat", "message-posted", room));
        assertThat(posted.get("messageId")).isEqualTo(message.get("id"));
        assertThat(posted.get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(posted.get("seq").asInt()).isEqualTo(1);
        assertThat(posted.get("mentions"))
                .singleElement()
                .satisfies(mentioned ->
                        assertThat(mentioned.asText()).isEqualTo(boris.id().toString()));
        var edited = Contracts.check(events.await("chat", "message-changed", room));
        assertThat(edited.get("change").asText()).isEqualTo("edited");
        assertThat(edited.get("mentions")).isEmpty();
        assertThat(events.received("chat").stream()
                        .filter(record -> record.key().equals(room.toString()))
                        .map(record -> record.type()))
                .containsExactly(
                        "io.convoke.chat.message-posted",
                        "io.convoke.chat.message-changed",
                        "io.convoke.chat.message-changed");
    }

    @Test
    void aRefusedMessageIsNotPublished(RunningService service, Events events) {
        ann.post(service, room, "first");
        ann.at(service)
                .post(messages(), Map.of("type", "text", "message", "x".repeat(4_001)))
                .expect(422);
        Visitor.user("eve").tryPost(service, room, "let me in").expect(403);
        ann.post(service, room, "second");
        events.await(
                "chat",
                "message-posted",
                room,
                record -> record.json().get("message").asText().equals("second"));
        assertThat(events.received("chat", "message-posted", room))
                .extracting(record -> record.json().get("seq").asInt())
                .containsExactly(1, 2);
    }

    @Test
    void whoWritesTooMuchWaits(RunningService service, Database database) {
        ann.post(service, room, "counted");
        var minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        for (var window : new Instant[] {minute, minute.plusSeconds(60)}) {
            database.update(
                    "insert into chat.rate_limit (bucket, window_start, used) values (?, ?, 1000)"
                            + " on conflict (bucket, window_start) do update set used = 1000",
                    "chat:post:" + ann.id(),
                    OffsetDateTime.ofInstant(window, ZoneOffset.UTC));
        }
        var answer = ann.tryPost(service, room, "one too many");
        answer.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
        boris.post(service, room, "others do not wait");
    }
}
