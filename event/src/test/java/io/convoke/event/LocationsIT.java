package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Places that events can use again (E2). */
@ServiceTest
class LocationsIT {
    private Http anonymous;
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        http = anonymous.as(tokens.of(Person.user("ann")));
    }

    @Test
    void aSharedLocationIsUsedByEvents() {
        var made = http.post(
                        "/locations",
                        Map.of("city", " Kazan ", "address", "Bauman street 1", "latitude", 55.79, "longitude", 49.12))
                .expect(201);
        var location = made.json();
        var id = location.get("id").asText();
        assertThat(made.header("Location").orElseThrow()).endsWith("/api/v1/events/locations/" + id);
        assertThat(location.get("city").asText()).isEqualTo("Kazan");
        assertThat(anonymous.get("/locations/" + id).expect(200).json()).isEqualTo(location);

        var event = http.post("/", Requests.with(Requests.event(), "locationId", id))
                .expect(201)
                .json();
        assertThat(event.get("locationId").asText()).isEqualTo(id);
        assertThat(event.at("/location/address").asText()).isEqualTo("Bauman street 1");
    }

    @Test
    void theListIsPagedAndFiltered() {
        var city = "City " + UUID.randomUUID();
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(
                    0,
                    http.post("/locations", Map.of("city", city))
                            .expect(201)
                            .json()
                            .get("id")
                            .asText());
        }
        var found = new ArrayList<String>();
        var path = "/locations?limit=2&city="
                + city.toUpperCase(java.util.Locale.ROOT).replace(" ", "%20");
        var page = anonymous.get(path).expect(200).json();
        while (true) {
            page.get("items").forEach(item -> found.add(item.get("id").asText()));
            if (!page.has("next")) {
                break;
            }
            page = anonymous
                    .get(path + "&cursor=" + page.get("next").asText())
                    .expect(200)
                    .json();
        }
        assertThat(found).containsExactlyElementsOf(made);
    }

    @Test
    void placesOfEventsAreListedNowhere() {
        var city = "City" + UUID.randomUUID().toString().replace("-", "");
        http.post("/", Requests.with(Requests.event(), "location", Map.of("city", city)))
                .expect(201);
        assertThat(anonymous.get("/locations?city=" + city).expect(200).json().get("items"))
                .isEmpty();
    }

    @Test
    void mistakes() {
        anonymous.get("/locations/" + UUID.randomUUID()).expectProblem(404, "location-unknown");
        anonymous.get("/locations/1").expectProblem(400, "malformed-request");
        anonymous.get("/locations?limit=0").expectProblem(400, "malformed-request");
        anonymous.get("/locations?cursor=x").expectProblem(400, "malformed-request");
        http.post("/locations", Map.of("city", "Kazan", "latitude", 90.0001, "longitude", 0))
                .expectProblem(422, "validation-failed");
        http.post("/locations", Map.of("city", "Kazan", "longitude", 3)).expectProblem(422, "validation-failed");
        http.post("/locations", Map.of("city", "Kazan", "zip", 3)).expectProblem(400, "malformed-request");
    }

    @Test
    void anEventMayBeOnlineAndMoveToAPlace() {
        var body = Requests.with(Requests.event(), "online", Map.of("url", "https://meet.example.org/x"));
        var made = http.post("/", body).expect(201).json();
        assertThat(made.has("location")).isFalse();
        body.put("location", Map.of("city", "Kazan"));
        body.remove("online");
        var moved = http.with("If-Match", "*")
                .put("/" + made.get("id").asText(), body)
                .expect(200)
                .json();
        assertThat(moved.has("online")).isFalse();
        assertThat(moved.at("/location/city").asText()).isEqualTo("Kazan");
    }
}
