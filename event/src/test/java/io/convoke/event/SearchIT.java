package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finding events (E4). Each test looks among the events of an organiser of its own. */
@ServiceTest
class SearchIT {
    private final Person ann = Person.user("ann");
    private Http anonymous;
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        http = anonymous.as(tokens.of(ann));
    }

    @Test
    void wordsAreFoundInflectedInBothLanguages() {
        make("Доклады о микросервисах", Map.of());
        make("Running a marathon", Map.of("description", "Training plans for runners"));
        make("Cooking class", Map.of("category", "Food", "location", Map.of("city", "Казань")));
        assertThat(names(search("q", "доклад микросервис"))).containsExactly("Доклады о микросервисах");
        assertThat(names(search("q", "докладов"))).containsExactly("Доклады о микросервисах");
        assertThat(names(search("q", "runs marathons"))).containsExactly("Running a marathon");
        assertThat(names(search("q", "plan"))).containsExactly("Running a marathon");
        assertThat(names(search("q", "казань"))).containsExactly("Cooking class");
        assertThat(names(search("q", "food"))).containsExactly("Cooking class");
        assertThat(names(search("q", "running -marathon"))).isEmpty();
        assertThat(names(search("q", "\"class cooking\""))).isEmpty();
        assertThat(names(search("q", "балет"))).isEmpty();
    }

    @Test
    void typosAndAccentsAreForgiven() {
        make("Kubernetes в бою", Map.of("location", Map.of("city", "Екатеринбург")));
        make("Fête de la musique", Map.of());
        make("Ёлка для всех", Map.of());
        make("Javascript", Map.of("location", Map.of("city", "Moscow")));
        assertThat(names(search("q", "mosow"))).containsExactly("Javascript");
        assertThat(names(search("q", "java"))).as("another word, not a typo").isEmpty();
        assertThat(names(search("q", "kuberntes"))).containsExactly("Kubernetes в бою");
        assertThat(names(search("q", "Екатиренбург"))).containsExactly("Kubernetes в бою");
        assertThat(names(search("q", "kubernets екатиренбург"))).containsExactly("Kubernetes в бою");
        assertThat(names(search("q", "fete"))).containsExactly("Fête de la musique");
        assertThat(names(search("q", "елка"))).containsExactly("Ёлка для всех");
    }

    @Test
    void theNameCountsMoreThanTheDescription() {
        make("An evening", Map.of("description", "About Kotlin, among others"));
        make("Kotlin evening", Map.of());
        make("Another evening", Map.of("category", "Kotlin"));
        assertThat(names(search("q", "kotlin"))).containsExactly("Kotlin evening", "Another evening", "An evening");
    }

    @Test
    void filtersNarrow() {
        make("One", Map.of("category", "Music", "location", Map.of("city", "Kazan"), "start", "2031-01-01T10:00"));
        make("Two", Map.of("category", "music", "location", Map.of("city", "Perm"), "start", "2031-02-01T10:00"));
        make("Three", Map.of("category", "Sport", "location", Map.of("city", "kazan"), "start", "2031-03-01T10:00"));
        assertThat(names(search())).containsExactly("One", "Two", "Three");
        assertThat(names(search("sort", "-start"))).containsExactly("Three", "Two", "One");
        assertThat(names(search("category", "MUSIC"))).containsExactly("One", "Two");
        assertThat(names(search("city", "KAZAN"))).containsExactly("One", "Three");
        assertThat(names(search("city", "Kazan", "category", "Sport"))).containsExactly("Three");
        assertThat(names(search("from", "2031-02-01T07:00:00Z"))).containsExactly("Two", "Three");
        assertThat(names(search("to", "2031-02-01T07:00:00Z"))).containsExactly("One");
        assertThat(names(search("from", "2031-01-15T00:00:00+03:00", "to", "2031-02-15T00:00:00Z")))
                .containsExactly("Two");
        make("Four", Map.of("location", Map.of("city", "Уфа")));
        assertThat(names(search("city", "УФА"))).containsExactly("Four");
    }

    @Test
    void nearestFirstWithinTheRadius() {
        place("Kremlin", 55.7520, 37.6175);
        place("VDNH", 55.8263, 37.6377);
        place("Tver", 56.8587, 35.9176);
        place("Vladivostok", 43.1155, 131.8855);
        make("Nowhere", Map.of());
        var found = search("near", "55.7558,37.6173", "sort", "distance");
        assertThat(names(found)).containsExactly("Kremlin", "VDNH");
        assertThat(found.get(0).get("distanceKm").asDouble()).isBetween(0.3, 0.6);
        assertThat(found.get(1).get("distanceKm").asDouble()).isBetween(7.5, 8.5);
        assertThat(names(search("near", "55.7558,37.6173", "radiusKm", "200", "sort", "distance")))
                .containsExactly("Kremlin", "VDNH", "Tver");
        assertThat(names(search("near", "55.7558,37.6173", "radiusKm", "0.1"))).isEmpty();
        assertThat(names(search("near", "55.7558,37.6173", "radiusKm", "20038", "sort", "distance")))
                .containsExactly("Kremlin", "VDNH", "Tver", "Vladivostok");
    }

    @Test
    void statusesAndDrafts() {
        make("Active", Map.of());
        make("Draft", Map.of("status", "draft"));
        var cancelled = make("Cancelled", Map.of());
        http.post("/" + cancelled + "/cancel").expect(200);
        assertThat(names(search())).containsExactly("Active");
        assertThat(names(search("status", "cancelled"))).containsExactly("Cancelled");
        assertThat(names(search("status", "completed"))).isEmpty();
        assertThat(names(search("status", "all"))).containsExactlyInAnyOrder("Active", "Cancelled");
        assertThat(names(http.get(path("status", "draft")).expect(200).json().get("items")))
                .containsExactly("Draft");
        anonymous.get(path("status", "draft")).expectProblem(401, "invalid-token");
    }

    @Test
    void draftsAreTheCallersOwnTeamsOnly(RunningService service, Tokens tokens) {
        var bob = Person.user("bob");
        var draft = make("Draft", Map.of("status", "draft"));
        var helper = service.http().as(tokens.of(bob));
        assertThat(helper.get(path("status", "draft")).expect(200).json().get("items"))
                .isEmpty();
        http.put("/" + draft + "/team/" + bob.id(), Map.of("role", "moderator")).expect(200);
        assertThat(names(helper.get(path("status", "draft")).expect(200).json().get("items")))
                .containsExactly("Draft");
    }

    @Test
    void onlyEventsWithFreeSeats(Events events) {
        var full = make("Full", Map.of("maxParticipants", 2));
        make("Free", Map.of("maxParticipants", 2));
        events.publish(
                "registrations",
                "seats-changed",
                full,
                Map.of(
                        "eventId",
                        full,
                        "capacity",
                        2,
                        "taken",
                        2,
                        "waiting",
                        1,
                        "version",
                        1,
                        "asOf",
                        "2027-01-01T10:00:00Z"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(names(search("free", "true"))).containsExactly("Free"));
        assertThat(names(search("free", "false"))).containsExactlyInAnyOrder("Full", "Free");
    }

    @Test
    void everyOrderPagesWithoutGapOrRepetition() {
        for (int i = 0; i < 12; i++) {
            make(
                    "Kotlin " + i % 3,
                    Map.of(
                            "start",
                            "2031-05-0" + (1 + i % 4) + "T10:00",
                            "location",
                            Map.of("city", "Kazan", "latitude", 55.79 + i % 2 * 0.01, "longitude", 49.12)));
        }
        for (var order : List.of(
                List.of("sort", "start"),
                List.of("sort", "-start"),
                List.of("sort", "distance", "near", "55.79,49.12"),
                List.of("sort", "relevance", "q", "kotlin"),
                List.of("sort", "start", "q", "kotlin", "near", "55.79,49.12"))) {
            var whole = ids(search(with(order, "limit", "100")));
            assertThat(whole).hasSize(12);
            var paged = new ArrayList<String>();
            var page =
                    anonymous.get(path(with(order, "limit", "5"))).expect(200).json();
            paged.addAll(ids(page.get("items")));
            while (page.has("next")) {
                page = anonymous
                        .get(path(with(
                                order, "limit", "5", "cursor", page.get("next").asText())))
                        .expect(200)
                        .json();
                paged.addAll(ids(page.get("items")));
            }
            assertThat(paged).as(order.toString()).containsExactlyElementsOf(whole);
            assertThat(new HashSet<>(paged)).hasSize(12);
        }
    }

    @Test
    void attack54WhatCannotBeReadIsNamed() {
        record Case(String parameter, String... pairs) {}
        for (var one : List.of(
                new Case("sort", "sort", "start;drop table event"),
                new Case("sort", "sort", "name"),
                new Case("sort", "sort", "distance"),
                new Case("sort", "sort", "relevance"),
                new Case("limit", "limit", "1000000000"),
                new Case("limit", "limit", "1e9"),
                new Case("limit", "limit", "0"),
                new Case("limit", "limit", "-1"),
                new Case("cursor", "cursor", "'; drop table event; --"),
                new Case("status", "status", "deleted"),
                new Case("near", "near", "55"),
                new Case("near", "near", "91,0"),
                new Case("near", "near", "0,181"),
                new Case("near", "near", "NaN,0"),
                new Case("near", "near", "1,2,3"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "0"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "-5"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "20039"),
                new Case("radiusKm", "near", "1,2", "radiusKm", "1e3"),
                new Case("radiusKm", "radiusKm", "5"),
                new Case("organiser", "organiser", "ann"),
                new Case("free", "free", "yes"),
                new Case("from", "from", "yesterday"),
                new Case("from", "from", "+999999999-12-31T23:59:59Z"),
                new Case("to", "from", "2031-01-01T00:00:00Z", "to", "2031-01-01T00:00:00Z"),
                new Case("q", "q", "x".repeat(201)),
                new Case("city", "city", "x".repeat(101)))) {
            var problem = anonymous.get("/?" + query(List.of(one.pairs()))).expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText())
                    .as(String.join(" ", one.pairs()))
                    .isEqualTo(one.parameter());
        }
        var other =
                anonymous.get(path("sort", "-start", "limit", "1")).expect(200).json();
        make("One", Map.of());
        make("Two", Map.of());
        var next = anonymous
                .get(path("sort", "start", "limit", "1"))
                .expect(200)
                .json()
                .get("next")
                .asText();
        anonymous.get(path("sort", "-start", "cursor", next)).expectProblem(400, "malformed-request");
        assertThat(other.has("next")).isFalse();
    }

    @Test
    void attack54OddTextsAreOnlyTexts() {
        make("100% Kotlin_evening", Map.of());
        for (var text : List.of(
                "%",
                "_",
                "%%%%%%%%%%%%%%%%%%",
                "'",
                "\\",
                "a & | ! ( ) :* <->",
                "\"",
                "-",
                "- -",
                "()",
                "' or 1=1 --",
                "%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%",
                "\u0000x".substring(1),
                "😀",
                "the",
                "и",
                "OR",
                "or or or")) {
            anonymous.get(path("q", text)).expect(200);
            anonymous.get(path("city", text, "category", text)).expect(200);
        }
        assertThat(names(search("q", "%"))).as("no wildcard").isEmpty();
        assertThat(names(search("city", "%"))).isEmpty();
        assertThat(names(search("q", "kotlin_evening"))).containsExactly("100% Kotlin_evening");
        anonymous.get("/?q=a%00b").expect(400);
    }

    private String make(String name, Map<String, Object> more) {
        var body = Requests.with(Requests.event(name), "end", null);
        body.putAll(more);
        return http.post("/", body).expect(201).json().get("id").asText();
    }

    private void place(String name, double latitude, double longitude) {
        make(name, Map.of("location", Map.of("city", name, "latitude", latitude, "longitude", longitude)));
    }

    private JsonNode search(String... pairs) {
        return search(List.of(pairs));
    }

    private JsonNode search(List<String> pairs) {
        return anonymous.get(path(pairs)).expect(200).json().get("items");
    }

    private String path(String... pairs) {
        return path(List.of(pairs));
    }

    private String path(List<String> pairs) {
        return "/?" + query(with(pairs, "organiser", ann.id().toString()));
    }

    private static List<String> with(List<String> pairs, String... more) {
        var all = new ArrayList<>(pairs);
        all.addAll(List.of(more));
        return all;
    }

    private static String query(List<String> pairs) {
        var query = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i += 2) {
            query.add(pairs.get(i) + "=" + URLEncoder.encode(pairs.get(i + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", query);
    }

    private static List<String> names(JsonNode items) {
        return texts(items, "name");
    }

    private static List<String> ids(JsonNode items) {
        return texts(items, "id");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }
}
