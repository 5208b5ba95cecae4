package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Finding events (E4). Each test looks among the events of an organiser of its own. */
@ServiceTest
class SearchIT extends OwnEvents {
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
}
