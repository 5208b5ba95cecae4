package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clocks on the wall show, and what they skip (E6). */
@ServiceTest
class TimesIT {
    private Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        http = service.http().as(tokens.of(Person.user("ann")));
    }

    @Test
    void moscowHasNoSummerTime() {
        assertThat(start("Europe/Moscow", "2027-03-27T19:00")).isEqualTo("2027-03-27T16:00:00Z");
        assertThat(start("Europe/Moscow", "2027-03-28T19:00")).isEqualTo("2027-03-28T16:00:00Z");
        assertThat(start("Europe/Moscow", "2027-07-01T19:00")).isEqualTo("2027-07-01T16:00:00Z");
    }

    @Test
    void newYorkMovesItsClocksInMarch() {
        assertThat(start("America/New_York", "2027-03-13T19:00")).isEqualTo("2027-03-14T00:00:00Z");
        assertThat(start("America/New_York", "2027-03-14T19:00")).isEqualTo("2027-03-14T23:00:00Z");
    }

    @Test
    void aTimeThatClocksSkipIsRefusedWithTheReason() {
        var problem =
                http.post("/", at("America/New_York", "2027-03-14T02:30")).expectProblem(422, "validation-failed");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo("start");
        assertThat(problem.at("/violations/0/message").asText())
                .isEqualTo(
                        "does not exist in America/New_York: clocks go from 2027-03-14T02:00 to 2027-03-14T03:00 there");
    }

    @Test
    void aTimeThatClocksShowTwiceIsTheFirst() {
        assertThat(start("America/New_York", "2027-11-07T01:30")).isEqualTo("2027-11-07T05:30:00Z");
        assertThat(start("America/New_York", "2027-11-07T02:30")).isEqualTo("2027-11-07T07:30:00Z");
    }

    @Test
    void anInstantIsWhatItSaysWhateverTheZone() {
        assertThat(start("America/New_York", "2027-03-14T07:30:00Z")).isEqualTo("2027-03-14T07:30:00Z");
        assertThat(start("America/New_York", "2027-03-14T19:00:00+09:00")).isEqualTo("2027-03-14T10:00:00Z");
    }

    @Test
    void anEndIsComparedInTimeNotOnTheWall() {
        var body = at("America/New_York", "2027-11-07T01:50");
        body.put("end", "2027-11-07T06:10:00Z"); // 01:10 after the clocks went back
        http.post("/", body).expect(201);
    }

    @Test
    void whatIsNoTimeIsMalformed() {
        for (var text :
                new String[] {"tomorrow", "2027-03-14", "19:00", "2027-02-30T19:00", "2027-13-01T00:00:00Z", ""}) {
            var problem = http.post("/", at("Europe/Moscow", text)).expectProblem(400, "malformed-request");
            assertThat(problem.at("/violations/0/field").asText()).as(text).isEqualTo("start");
        }
        http.post("/", at("Europe/Moscow", "+999999999-12-31T23:59")).expectProblem(422, "validation-failed");
    }

    private String start(String zone, String time) {
        return http.post("/", at(zone, time)).expect(201).json().get("start").asText();
    }

    private static Map<String, Object> at(String zone, String time) {
        var body = Requests.with(Requests.event(), "start", time);
        body.remove("end");
        body.put("timeZone", zone);
        return body;
    }
}
