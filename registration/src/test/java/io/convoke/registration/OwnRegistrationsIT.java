package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Clocks;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of one's own registrations (R5). */
@RegistrationTest
class OwnRegistrationsIT {
    @Test
    void ownRegistrationsArePagedNewestFirst(RunningService service) {
        var ann = Visitor.user(service, "ann");
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var event = PublishedEvent.unpublished(3).with("name", "Evening " + i);
            ids.add(0, ann.register(event.publish().id).get("id").asText());
        }
        var seen = new ArrayList<String>();
        var page = ann.http().get("/?limit=2").expect(200).json();
        page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        while (page.has("next")) {
            page = ann.http()
                    .get("/?limit=2&cursor=" + page.get("next").asText())
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        }
        assertThat(seen).isEqualTo(ids);
        var newest = ann.http().get("/?limit=1").expect(200).json().at("/items/0");
        assertThat(newest.at("/event/name").asText()).isEqualTo("Evening 4");
        assertThat(newest.at("/event/timeZone").asText()).isEqualTo("Europe/Moscow");
        ann.http()
                .get("/?upcoming=true&cursor="
                        + ann.http().get("/?limit=1").json().get("next").asText())
                .expectProblem(400, "malformed-request");
    }

    @Test
    void upcomingOnesComeInTheOrderOfTheirStart(RunningService service, Clocks clocks) {
        var ann = Visitor.user(service, "ann");
        var later = PublishedEvent.unpublished(3);
        later.with("start", later.start().plus(Duration.ofDays(20)).toString())
                .with("end", later.start().plus(Duration.ofDays(20)).toString())
                .publish();
        var sooner = PublishedEvent.ofCapacity(3);
        var given = PublishedEvent.ofCapacity(3);
        ann.register(later.id);
        ann.register(sooner.id);
        ann.cancel(ann.register(given.id));

        assertThat(eventsOf(ann, "/?upcoming=true")).containsExactly(sooner.id, later.id);
        assertThat(eventsOf(ann, "/?upcoming=true&status=cancelled")).containsExactly(given.id);
        assertThat(eventsOf(ann, "/?status=registered")).containsExactly(sooner.id, later.id);
        var first = ann.http().get("/?upcoming=true&limit=1").expect(200).json();
        assertThat(eventsOf(
                        ann,
                        "/?upcoming=true&limit=1&cursor=" + first.get("next").asText()))
                .containsExactly(later.id);

        clocks.shift("registration", Duration.ofDays(10));
        assertThat(eventsOf(ann, "/?upcoming=true")).containsExactly(later.id);
    }

    @Test
    void anEventWithoutAnEndIsUpcomingForADayAfterItsStart(RunningService service, Clocks clocks) {
        var ann = Visitor.user(service, "ann");
        var open = PublishedEvent.unpublished(3)
                .in(Duration.ofHours(1))
                .without("end")
                .publish();
        ann.register(open.id);

        clocks.shift("registration", Duration.ofHours(24));
        assertThat(eventsOf(ann, "/?upcoming=true")).containsExactly(open.id);
        clocks.shift("registration", Duration.ofHours(26));
        assertThat(eventsOf(ann, "/?upcoming=true")).isEmpty();
        assertThat(eventsOf(ann, "/")).containsExactly(open.id);
    }

    @Test
    void anEventThatWasCompletedOrCancelledIsNotUpcomingWhateverItsTimes(RunningService service) {
        var ann = Visitor.user(service, "ann");
        var completed = PublishedEvent.ofCapacity(3);
        var cancelled = PublishedEvent.ofCapacity(3);
        var coming = PublishedEvent.ofCapacity(3);
        List.of(completed, cancelled, coming).forEach(event -> ann.register(event.id));
        assertThat(eventsOf(ann, "/?upcoming=true")).containsExactly(completed.id, cancelled.id, coming.id);

        completed.with("status", "completed").change("completed");
        cancelled.with("status", "cancelled").change("cancelled");

        assertThat(eventsOf(ann, "/?upcoming=true")).containsExactly(coming.id);
        assertThat(eventsOf(ann, "/")).containsExactly(coming.id, cancelled.id, completed.id);
    }

    private static ArrayList<UUID> eventsOf(Visitor visitor, String query) {
        var ids = new ArrayList<UUID>();
        visitor.http()
                .get(query)
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> ids.add(UUID.fromString(item.get("eventId").asText())));
        return ids;
    }
}
