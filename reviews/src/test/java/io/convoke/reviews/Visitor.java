package io.convoke.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.Map;
import java.util.UUID;

/** Somebody who uses the service. */
record Visitor(Person person, Http http) {
    /** A verified person. */
    static Visitor user(RunningService service, String name) {
        return of(service, Person.user(name));
    }

    static Visitor admin(RunningService service) {
        return of(service, Person.admin("ada"));
    }

    static Visitor of(RunningService service, Person person) {
        return new Visitor(person, service.http().as(Bench.current().tokens().of(person)));
    }

    Answer tryPost(UUID eventId, int rating, String comment) {
        return http.post("/", Map.of("eventId", eventId.toString(), "rating", rating, "comment", comment));
    }

    /** Reviews an event; returns the review. */
    JsonNode post(UUID eventId, int rating, String comment) {
        return tryPost(eventId, rating, comment).expect(201).json();
    }

    /** Changes the review, whatever its version. */
    Answer tryEdit(String reviewId, int rating, String comment) {
        return http.with("If-Match", "*").put("/" + reviewId, Map.of("rating", rating, "comment", comment));
    }

    Answer tryReply(String reviewId, String text) {
        return http.put("/" + reviewId + "/reply", Map.of("text", text));
    }

    Answer tryReport(String reviewId, String reason) {
        return http.post("/" + reviewId + "/reports", Map.of("reason", reason));
    }

    Answer tryHide(String reviewId, String reason) {
        return http.post("/" + reviewId + "/hide", Map.of("reason", reason));
    }
}
