package io.convoke.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Database;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RegistrationTest
class AttendeesResourceIT {
    @Test
    void thoseWhoRunTheEventSeeWhoComesAndNobodyElse(RunningService service) {
        var editor = Person.user("ed");
        var event = PublishedEvent.unpublished(1).withTeam(editor, "editor").publish();
        var staff = PublishedEvent.ofCapacity(1);
        var ann = Visitor.user(service, "ann");
        var bob = Visitor.user(service, "bob");
        ann.register(event.id);
        bob.register(event.id);

        for (var person : List.of(event.organiser, editor, Person.admin("ada"))) {
            var team = Visitor.of(service, person).http();
            var list =
                    team.get("/events/" + event.id + "/attendees").expect(200).json();
            assertThat(list.at("/items").size()).isEqualTo(1);
            assertThat(list.at("/items/0/username").asText())
                    .isEqualTo(ann.person().username());
            assertThat(list.at("/items/0/userId").asText())
                    .isEqualTo(ann.person().id().toString());
            var line = team.get("/events/" + event.id + "/waitlist").expect(200).json();
            assertThat(line.at("/items/0/username").asText())
                    .isEqualTo(bob.person().username());
            assertThat(line.at("/items/0/waitlistPosition").asInt()).isEqualTo(1);
        }
        for (var path : List.of("/events/" + event.id + "/attendees", "/events/" + event.id + "/waitlist")) {
            ann.http().get(path).expectProblem(403, "forbidden");
            Visitor.of(service, staff.organiser).http().get(path).expectProblem(403, "forbidden");
            Visitor.of(service, Person.guest("gus")).http().get(path).expectProblem(403, "forbidden");
            service.http().get(path).expectProblem(401, "invalid-token");
        }
        ann.http()
                .with("Accept", "text/csv")
                .get("/events/" + event.id + "/attendees")
                .expectProblem(403, "forbidden");
        ann.http().get("/events/" + UUID.randomUUID() + "/attendees").expectProblem(404, "event-unknown");
    }

    @Test
    void staffAtTheDoorSeesWhoComesAndModeratorsDoNot(RunningService service) {
        var door = Person.user("dora");
        var event = PublishedEvent.unpublished(1).withTeam(door, "checkin").publish();
        Visitor.of(service, door)
                .http()
                .get("/events/" + event.id + "/attendees")
                .expect(200);
        event.withTeam(door, "moderator").change("changed");
        Visitor.of(service, door)
                .http()
                .get("/events/" + event.id + "/attendees")
                .expectProblem(403, "forbidden");
    }

    @Test
    void attendeesAreFilteredAndPaged(RunningService service) {
        var event = PublishedEvent.ofCapacity(4);
        var people = new ArrayList<Visitor>();
        for (var name : List.of("ann", "bob", "Anton", "dan", "eve")) {
            people.add(Visitor.user(service, name));
            people.get(people.size() - 1).register(event.id);
        }
        var bob = people.get(1);
        bob.cancel(bob.http().get("/").json().at("/items/0"));
        var team = Visitor.of(service, event.organiser).http();
        var path = "/events/" + event.id + "/attendees";

        assertThat(names(team.get(path).expect(200).json())).containsExactly(usernames(people, 0, 2, 3, 4));
        assertThat(names(team.get(path + "?status=cancelled").expect(200).json()))
                .containsExactly(usernames(people, 1));
        assertThat(names(team.get(path + "?q=AN").expect(200).json())).containsExactly(usernames(people, 0, 2, 3));
        assertThat(names(team.get(path + "?q=%25").expect(200).json())).isEmpty();
        assertThat(names(team.get(path + "?q=" + encoded("'; drop table x --"))
                        .expect(200)
                        .json()))
                .isEmpty();

        var first = team.get(path + "?limit=3").expect(200).json();
        assertThat(names(first)).containsExactly(usernames(people, 0, 2, 3));
        var second = team.get(path + "?limit=3&cursor=" + first.get("next").asText())
                .expect(200)
                .json();
        assertThat(names(second)).containsExactly(usernames(people, 4));
        assertThat(second.has("next")).isFalse();

        team.get(path + "?q=").expectProblem(400, "malformed-request");
        team.get(path + "?q=" + "x".repeat(101)).expectProblem(400, "malformed-request");
        team.get(path + "?status=gone").expectProblem(400, "malformed-request");
        team.get(path + "?limit=0").expectProblem(400, "malformed-request");
        team.get(path + "?cursor=x").expectProblem(400, "malformed-request");
        team.with("Accept", "image/png").get(path).expectProblem(406, "not-acceptable");
    }

    @Test
    void theLineIsPagedInOrder(RunningService service) {
        var event = PublishedEvent.ofCapacity(1);
        var people = new ArrayList<Visitor>();
        for (int i = 0; i < 4; i++) {
            people.add(Visitor.user(service, "p" + i));
            people.get(i).register(event.id);
        }
        var team = Visitor.of(service, event.organiser).http();
        var first = team.get("/events/" + event.id + "/waitlist?limit=2")
                .expect(200)
                .json();
        assertThat(names(first)).containsExactly(usernames(people, 1, 2));
        var second = team.get("/events/" + event.id + "/waitlist?limit=2&cursor="
                        + first.get("next").asText())
                .expect(200)
                .json();
        assertThat(names(second)).containsExactly(usernames(people, 3));
        assertThat(second.at("/items/0/waitlistPosition").asInt()).isEqualTo(3);
    }

    @Test
    void theExportHasEveryoneAndNoFormula(RunningService service, Database database) {
        var event = PublishedEvent.ofCapacity(2_000);
        database.update(
                "insert into registration.event_registration"
                        + " (id, event_id, user_id, username, status, registration_time, changed_at)"
                        + " select gen_random_uuid(), ?, gen_random_uuid(), 'user' || n, 'registered', now(), now()"
                        + " from generate_series(1, 1100) n",
                event.id);
        var names = List.of("=1+1", "+1", "-1", "@sum", "\tx", "\rx", "a,b", "say \"hi\"", "Анна");
        for (var name : names) {
            database.update(
                    "insert into registration.event_registration"
                            + " (id, event_id, user_id, username, status, registration_time, changed_at)"
                            + " values (gen_random_uuid(), ?, gen_random_uuid(), ?, 'registered', now(), now())",
                    event.id,
                    name);
        }
        database.update("update registration.event_seats set taken = 1109 where event_id = ?", event.id);

        var answer = Visitor.of(service, event.organiser)
                .http()
                .with("Accept", "text/csv")
                .get("/events/" + event.id + "/attendees")
                .expect(200);

        assertThat(answer.header("Content-Type").orElseThrow())
                .startsWith("text/csv")
                .containsIgnoringCase("charset=utf-8");
        assertThat(answer.header("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"attendees-" + event.id + ".csv\"");
        var text = new String(answer.bytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFregistrationId,userId,username,status,registrationTime,checkedInAt\r\n");
        assertThat(text.split("\r\n(?=[0-9a-f]{8}-)", -1)).hasSize(1 + 1100 + names.size());
        assertThat(text)
                .contains(",\"'=1+1\",", ",\"'+1\",", ",\"'-1\",", ",\"'@sum\",", ",\"'\tx\",", ",\"'\rx\",")
                .contains(",\"a,b\",", ",\"say \"\"hi\"\"\",", ",Анна,registered,")
                .endsWith("Z,\r\n");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String[] usernames(List<Visitor> people, int... which) {
        return Arrays.stream(which)
                .mapToObj(i -> people.get(i).person().username())
                .toArray(String[]::new);
    }

    private static List<String> names(JsonNode page) {
        var names = new ArrayList<String>();
        page.get("items").forEach(item -> names.add(item.get("username").asText()));
        return names;
    }
}
