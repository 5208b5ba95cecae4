package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event's fields may be, and what is said about others (E1). */
@ServiceTest
class EventRulesIT {
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        http = service.http().as(tokens.of(Person.user("ann")));
    }

    @Test
    void whatBreaksARuleIsNamed() {
        record Case(String field, Object value, String violation) {}
        var cases = new ArrayList<>(List.of(
                new Case("name", "", "name"),
                new Case("name", "   ", "name"),
                new Case("name", "x".repeat(256), "name"),
                new Case("name", null, "name"),
                new Case("description", "x".repeat(20_001), "description"),
                new Case("category", "x".repeat(101), "category"),
                new Case("start", null, "start"),
                new Case("start", "2200-01-01T00:00:00Z", "start"),
                new Case("start", "1969-01-01T00:00:00Z", "start"),
                new Case("end", "2031-03-27T19:00", "end"),
                new Case("end", "2031-03-27T18:00", "end"),
                new Case("timeZone", null, "timeZone"),
                new Case("timeZone", "+03:00", "timeZone"),
                new Case("timeZone", "UTC+3", "timeZone"),
                new Case("timeZone", "Europe/Atlantis", "timeZone"),
                new Case("timeZone", "SystemV/EST5", "timeZone"),
                new Case("maxParticipants", 0, "maxParticipants"),
                new Case("maxParticipants", -1, "maxParticipants"),
                new Case("maxParticipants", 100_001, "maxParticipants"),
                new Case("registrationClosesAt", "2031-03-27T19:01", "registrationClosesAt"),
                new Case("status", "cancelled", "status"),
                new Case("locationId", UUID.randomUUID().toString(), "locationId")));
        cases.add(new Case("location", Map.of("city", ""), "location.city"));
        cases.add(new Case("location", Map.of("address", "Somewhere"), "location.city"));
        cases.add(new Case("location", Map.of("city", "x".repeat(101)), "location.city"));
        cases.add(new Case("location", Map.of("city", "Kazan", "address", "x".repeat(501)), "location.address"));
        cases.add(new Case("location", Map.of("city", "Kazan", "latitude", 91, "longitude", 0), "location.latitude"));
        cases.add(new Case("location", Map.of("city", "Kazan", "latitude", 1, "longitude", 181), "location.longitude"));
        cases.add(new Case("location", Map.of("city", "Kazan", "latitude", 1), "location.longitude"));
        cases.add(new Case("online", Map.of("url", "javascript:alert(1)"), "online.url"));
        cases.add(new Case("online", Map.of("url", "https://"), "online.url"));
        for (var one : cases) {
            var problem = http.post("/", Requests.with(Requests.event(), one.field(), one.value()))
                    .expectProblem(422, "validation-failed");
            assertThat(problem.at("/violations/0/field").asText())
                    .as(one.toString())
                    .isEqualTo(one.violation());
            assertThat(problem.at("/violations/0/message").asText())
                    .as(one.toString())
                    .isNotBlank();
        }
    }

    @Test
    void theLargestThatIsAllowedIsAllowed() {
        var body = Requests.event("ё".repeat(255));
        body.put("description", "я".repeat(20_000));
        body.put("category", "ж".repeat(100));
        body.put("maxParticipants", 100_000);
        body.put(
                "location",
                Map.of("city", "г".repeat(100), "address", "у".repeat(500), "latitude", -90, "longitude", 180));
        http.post("/", body).expect(201);
    }

    @Test
    void violationsSpeakRussianToThoseWhoAskForIt() {
        var russian = http.with("Accept-Language", "ru-RU,ru;q=0.9");
        var own = russian.post("/", Requests.with(Requests.event(), "end", "2031-03-27T18:00"))
                .expectProblem(422, "validation-failed");
        assertThat(own.at("/violations/0/message").asText()).isEqualTo("должно быть позже начала");
        var standard = russian.post("/", Requests.with(Requests.event(), "maxParticipants", 0))
                .expectProblem(422, "validation-failed");
        assertThat(standard.at("/violations/0/message").asText()).containsPattern("[а-я]");
    }

    @Test
    void aLocationIsGivenOnce() {
        var shared =
                http.post("/locations", Map.of("city", "Kazan")).expect(201).json();
        var body =
                Requests.with(Requests.event(), "locationId", shared.get("id").asText());
        body.put("location", Map.of("city", "Kazan"));
        var problem = http.post("/", body).expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo("location");
    }
}
