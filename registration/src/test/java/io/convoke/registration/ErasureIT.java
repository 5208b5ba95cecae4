package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Forgetting a person. */
@RegistrationTest
class ErasureIT {
    @Test
    void nothingOfThePersonIsLeftAndTheCountsStay(RunningService service, Events events, Database database) {
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        var coming = PublishedEvent.ofCapacity(1);
        ann.register(coming.id);
        var place = bob.register(coming.id);
        var full = PublishedEvent.ofCapacity(1);
        bob.register(full.id);
        ann.register(full.id);
        var attended = PublishedEvent.soon(1);
        var door = Visitor.of(service, attended.organiser);
        door.tryCheckIn(attended.id, ann.register(attended.id)).expect(200);
        var past = PublishedEvent.ofCapacity(2);
        ann.register(past.id);
        ann.cancel(ann.register(PublishedEvent.ofCapacity(1).id));
        past.in(Duration.ofDays(-3)).change("changed");
        var run = PublishedEvent.unpublished(1).with("organiser", organiser(ann.person()));
        run.publish();
        var helped = PublishedEvent.unpublished(1).withTeam(ann.person(), "editor");
        helped.publish();
        assertThat(database.occurrences("registration", ann.person().id().toString()))
                .contains("event_registration.user_id", "known_event.organiser_id", "known_event_team.user_id");

        erase(ann.person(), events);

        awaitNothing(database, ann.person());
        assertThat(bob.read(place).get("status").asText()).isEqualTo("registered");
        var told = SeatsHistory.await(events, coming.id, 3);
        assertThat(told.types()).endsWith("cancelled", "promoted", "seats-changed");
        assertThat(told.violations()).isEmpty();
        assertThat(SeatsHistory.await(events, full.id, 3).waiting()).isZero();
        for (var event : List.of(attended, past)) {
            assertThat(database.count(
                            "registration.event_seats s where event_id = ? and taken = 1 and 1 = (select count(*)"
                                    + " from registration.event_registration r where r.event_id = s.event_id"
                                    + " and r.username = '(erased)')",
                            event.id))
                    .isEqualTo(1);
        }
        assertThat(door.http()
                        .get("/events/" + attended.id + "/attendees")
                        .json()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("checked_in");

        // What comes late does not bring the person back.
        run.with("name", "Another name").change("changed");
        helped.with("name", "Another name").change("changed");
        ann.tryRegister(coming.id).expectProblem(401, "invalid-token");
        ann.http().get("/").expect(200);
        awaitNothing(database, ann.person());
        Visitor.of(service, ann.person())
                .http()
                .get("/events/" + run.id + "/attendees")
                .expectProblem(403, "forbidden");
    }

    @Test
    void aPersonWhomNobodyKnowsIsForgottenToo(RunningService service, Events events) {
        erase(Person.user("nobody"), events);
    }

    private static Object organiser(Person person) {
        return java.util.Map.of("id", person.id().toString(), "username", person.username());
    }

    private static void erase(Person person, Events events) {
        var erased = Contracts.sample("accounts", "erased");
        var erasure = UUID.randomUUID();
        erased.put("userId", person.id().toString());
        erased.put("erasureId", erasure.toString());
        events.publish("accounts", "erased", person.id(), erased);
        var receipt = events.await("erasures", "completed", erasure);
        assertThat(Contracts.check(receipt).get("service").asText()).isEqualTo("registration");
    }

    /** What was published with the person's name is in the outbox until the broker has it. */
    private static void awaitNothing(Database database, Person person) {
        Awaitility.await("nothing of " + person)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    for (var text : List.of(person.id().toString(), person.username(), person.email())) {
                        assertThat(database.occurrences("registration", text))
                                .as(text)
                                .isEmpty();
                    }
                });
    }
}
