package io.convoke.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.Map;
import java.util.UUID;

/** Somebody who uses the service, at the instance that is named in each call. */
record Visitor(Person person) {
    static Visitor user(String name) {
        return new Visitor(Person.user(name));
    }

    UUID id() {
        return person.id();
    }

    String name() {
        return person.username();
    }

    Http at(RunningService service) {
        return service.http().as(Bench.current().tokens().of(person));
    }

    /** The room of an event. */
    JsonNode room(RunningService service, PublishedEvent event) {
        return tryRoom(service, event).expect(200).json();
    }

    Answer tryRoom(RunningService service, PublishedEvent event) {
        return at(service).get("/?eventId=" + event.id);
    }

    UUID roomId(RunningService service, PublishedEvent event) {
        return UUID.fromString(room(service, event).get("id").asText());
    }

    String ticket(RunningService service, UUID roomId) {
        return at(service)
                .post("/" + roomId + "/tickets")
                .expect(201)
                .json()
                .get("ticket")
                .asText();
    }

    Answer tryPost(RunningService service, UUID roomId, String text) {
        return at(service).post("/" + roomId + "/messages", Map.of("type", "text", "message", text));
    }

    /** Says something over HTTP; returns the message. */
    JsonNode post(RunningService service, UUID roomId, String text) {
        return tryPost(service, roomId, text).expect(201).json();
    }

    /** Connects with a new ticket. */
    Socket connect(RunningService service, UUID roomId) {
        return Socket.open(service, roomId, ticket(service, roomId));
    }

    /** Connects with a new ticket, to hear what came after that place. */
    Socket connect(RunningService service, UUID roomId, long after) {
        return Socket.open(service, roomId, ticket(service, roomId), after);
    }
}
