package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who runs an event (E9). */
@ServiceTest
class TeamIT {
    private final Person ann = Person.user("ann");
    private final Person bob = Person.user("bob");
    private Http owner;
    private Http helper;
    private UUID id;

    @BeforeEach
    void makeAnEvent(RunningService service, Tokens tokens) {
        owner = service.http().as(tokens.of(ann));
        helper = service.http().as(tokens.of(bob));
        id = UUID.fromString(
                owner.post("/", Requests.event()).expect(201).json().get("id").asText());
    }

    @Test
    void theTeamIsPartOfWhatIsTold(Events events) {
        var member = owner.put(path(bob), Map.of("role", "checkin")).expect(200).json();
        assertThat(member.get("role").asText()).isEqualTo("checkin");
        var told = events.await("events", "changed", id);
        Contracts.check(told);
        assertThat(told.json().get("changes").get(0).asText()).isEqualTo("team");
        assertThat(told.json().get("team")).hasSize(2);
        assertThat(told.json().get("sequence").asInt()).isZero();
        assertThat(owner.get("/" + id).header("ETag")).contains("\"2\"");

        owner.put(path(bob), Map.of("role", "checkin")).expect(200);
        assertThat(owner.get("/" + id).header("ETag")).as("nothing changed").contains("\"2\"");

        owner.delete(path(bob)).expect(204);
        var gone = events.await(
                "events", "changed", id, record -> record.json().get("version").asInt() == 3);
        assertThat(gone.json().get("team")).hasSize(1);
        owner.get(path(bob)).expectProblem(404, "team-member-unknown");
        owner.delete(path(bob)).expectProblem(404, "team-member-unknown");
    }

    @Test
    void theTeamSeesItselfOwnerFirst() {
        owner.put(path(bob), Map.of("role", "moderator")).expect(200);
        var team = helper.get("/" + id + "/team").expect(200).json().get("items");
        assertThat(team.get(0).get("userId").asText()).isEqualTo(ann.id().toString());
        assertThat(team.get(0).get("role").asText()).isEqualTo("owner");
        assertThat(team.get(1).get("role").asText()).isEqualTo("moderator");
        assertThat(helper.get(path(ann)).expect(200).json().get("role").asText())
                .isEqualTo("owner");
    }

    @Test
    void outsidersSeeNoTeam() {
        helper.get("/" + id + "/team").expectProblem(403, "forbidden");
        helper.get(path(ann)).expectProblem(403, "forbidden");
    }

    @Test
    void editorsEditButDoNotChangeTheTeam() {
        owner.put(path(bob), Map.of("role", "editor")).expect(200);
        helper.with("If-Match", "*").put("/" + id, Requests.event("Edited")).expect(200);
        helper.put(path(Person.user("eve")), Map.of("role", "editor")).expectProblem(403, "forbidden");
        helper.delete(path(bob)).expectProblem(403, "forbidden");
        helper.post("/" + id + "/cancel").expect(200);
    }

    @Test
    void checkInAndModerationDoNotEdit() {
        for (var role : new String[] {"checkin", "moderator"}) {
            owner.put(path(bob), Map.of("role", role)).expect(200);
            helper.with("If-Match", "*").put("/" + id, Requests.event()).expectProblem(403, "forbidden");
            helper.post("/" + id + "/cancel").expectProblem(403, "forbidden");
            helper.delete("/" + id).expectProblem(403, "forbidden");
        }
    }

    @Test
    void theOwnerStays() {
        owner.put(path(ann), Map.of("role", "editor")).expectProblem(409, "owner-stays");
        owner.delete(path(ann)).expectProblem(409, "owner-stays");
        owner.put(path(bob), Map.of("role", "owner")).expectProblem(422, "validation-failed");
        owner.put(path(bob), "{}").expectProblem(422, "validation-failed");
    }

    @Test
    void aTeamIsBounded() {
        for (int i = 1; i < 100; i++) {
            owner.put(path(Person.user("m")), Map.of("role", "checkin")).expect(200);
        }
        owner.put(path(bob), Map.of("role", "checkin")).expectProblem(409, "team-full");
    }

    private String path(Person person) {
        return "/" + id + "/team/" + person.id();
    }
}
