package io.convoke.registration;

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

    static Visitor of(RunningService service, Person person) {
        return new Visitor(person, service.http().as(Bench.current().tokens().of(person)));
    }

    Answer tryRegister(UUID eventId) {
        return http.post("/", Map.of("eventId", eventId.toString()));
    }

    /** Registers; returns the registration. */
    JsonNode register(UUID eventId) {
        return tryRegister(eventId).expect(201).json();
    }

    Answer tryCancel(JsonNode registration) {
        return http.post("/" + registration.get("id").asText() + "/cancel");
    }

    /** Cancels; returns the registration. */
    JsonNode cancel(JsonNode registration) {
        return tryCancel(registration).expect(200).json();
    }

    /** The registration as it is now. */
    JsonNode read(JsonNode registration) {
        return http.get("/" + registration.get("id").asText()).expect(200).json();
    }

    /** The text of the ticket. */
    String ticket(JsonNode registration) {
        return http.get("/" + registration.get("id").asText() + "/ticket")
                .expect(200)
                .json()
                .get("ticket")
                .asText();
    }

    /** Checks somebody in as staff. */
    Answer tryCheckIn(UUID eventId, String ticket) {
        return http.post("/events/" + eventId + "/check-ins", Map.of("ticket", ticket));
    }

    /** Checks in who was found on the list. */
    Answer tryCheckIn(UUID eventId, JsonNode registration) {
        return http.post(
                "/events/" + eventId + "/check-ins",
                Map.of("registrationId", registration.get("id").asText()));
    }
}
