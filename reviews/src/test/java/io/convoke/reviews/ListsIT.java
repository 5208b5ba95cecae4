package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Http;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists of reviews and their summaries (V3). */
@ReviewsTest
class ListsIT {
    private static final int[] RATINGS = {3, 5, 1, 5, 4};

    @Test
    void thoseOfAnEventComeNewestFirstOrBestFirst(RunningService service) {
        var event = PastEvent.make();
        var ids = post(service, event);

        assertThat(pages(service.http(), "/?eventId=" + event.id + "&limit=2"))
                .containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(pages(service.http(), "/?eventId=" + event.id + "&sort=newest"))
                .hasSize(5);
        assertThat(pages(service.http(), "/?eventId=" + event.id + "&sort=rating&limit=2"))
                .containsExactly(ids.get(3), ids.get(1), ids.get(4), ids.get(0), ids.get(2));

        var summary = service.http()
                .get("/?eventId=" + event.id + "&limit=1")
                .expect(200)
                .json()
                .get("summary");
        assertThat(summary.get("average").asDouble()).isEqualTo(18.0 / 5);
        assertThat(summary.get("count").asInt()).isEqualTo(5);
        assertThat(summary.get("histogram").toString()).isEqualTo("{\"1\":1,\"2\":0,\"3\":1,\"4\":1,\"5\":2}");
    }

    @Test
    void thoseOfAnOrganiserAreFromAllTheEvents(RunningService service) {
        var olga = Person.user("olga");
        var first = PastEvent.of(olga);
        var second = PastEvent.of(olga);
        post(service, PastEvent.make());
        var early = post(service, first);
        var late = post(service, second);

        var query = "/?organiser=" + olga.id();
        var all = pages(service.http(), query + "&limit=3");
        assertThat(all).hasSize(10).containsAll(early).containsAll(late);
        assertThat(all.get(0)).isEqualTo(late.get(4));
        assertThat(pages(service.http(), query + "&limit=3&sort=rating").subList(0, 4))
                .containsExactly(late.get(3), late.get(1), early.get(3), early.get(1));
        var summary = service.http().get(query).expect(200).json().get("summary");
        assertThat(summary.get("count").asInt()).isEqualTo(10);
        assertThat(summary.at("/histogram/5").asInt()).isEqualTo(4);
    }

    @Test
    void whereThereAreNoneTheListIsEmpty(RunningService service) {
        for (var query : new String[] {"/?eventId=" + Ids.next(), "/?organiser=" + Ids.next()}) {
            var page = service.http().get(query).expect(200).json();
            assertThat(page.get("items")).isEmpty();
            assertThat(page.has("next")).isFalse();
            assertThat(page.at("/summary/count").asInt()).isZero();
            assertThat(page.get("summary").has("average")).isFalse();
            assertThat(page.at("/summary/histogram/1").asInt(7)).isZero();
        }
    }

    @Test
    void mistakesAreNamed(RunningService service) {
        var event = PastEvent.make();
        post(service, event);
        var query = "/?eventId=" + event.id;
        named(service.http(), "/", "eventId");
        named(service.http(), query + "&organiser=" + event.organiser.id(), "eventId");
        named(service.http(), "/?eventId=1", "eventId");
        named(service.http(), query + "&sort=best", "sort");
        named(service.http(), query + "&sort=rating;drop%20table%20review", "sort");
        named(service.http(), query + "&limit=0", "limit");
        named(service.http(), query + "&limit=1000000000", "limit");
        named(service.http(), query + "&cursor=AAAA", "cursor");
        var cursor = service.http().get(query + "&limit=1").json().get("next").asText();
        named(service.http(), query + "&sort=rating&cursor=" + cursor, "cursor");
    }

    private static void named(Http http, String path, String parameter) {
        var problem = http.get(path).expectProblem(400, "malformed-request");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo(parameter);
    }

    /** Reviews by five people, one after the other; their ids. */
    private static List<String> post(RunningService service, PastEvent event) {
        var ids = new ArrayList<String>();
        var people = new Person[RATINGS.length];
        for (int i = 0; i < people.length; i++) {
            people[i] = Person.user("p" + i);
        }
        event.registered(people);
        for (int i = 0; i < people.length; i++) {
            var review = Visitor.of(service, people[i]).post(event.id, RATINGS[i], "Review " + i);
            ids.add(review.get("id").asText());
        }
        return ids;
    }

    /** The ids on all pages. */
    private static List<String> pages(Http http, String path) {
        var ids = new ArrayList<String>();
        JsonNode page = http.get(path).expect(200).json();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        while (page.has("next")) {
            page = http.get(path + "&cursor=" + page.get("next").asText())
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        }
        return ids;
    }
}
