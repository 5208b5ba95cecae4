package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On registration's document, by way of example. */
class AnswerContractTest {
    private static final String PREFIX = "/api/v1/registrations";
    private static final String ID = "0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60";

    private final AnswerContract contract = AnswerContract.of("registration").orElseThrow();

    private static ObjectNode registration() {
        var registration = Json.object()
                .put("id", ID)
                .put("eventId", ID)
                .put("userId", ID)
                .put("status", "registered")
                .put("registrationTime", "2027-03-18T17:00:00Z")
                .put("updatedAt", "2027-03-18T17:00:00Z");
        registration
                .putObject("event")
                .put("name", "Evening")
                .put("start", "2027-03-18T17:00:00Z")
                .put("timeZone", "Europe/Berlin")
                .put("status", "active");
        return registration;
    }

    private void check(String method, String path, int status, String mediaType, Object body) {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        var answer = new Answer(method + " " + path, status, Map.of("content-type", List.of(mediaType)), bytes);
        contract.check(method, URI.create("http://localhost" + PREFIX + path + "?page=1"), answer);
    }

    private void check(Object body) {
        check("GET", "/" + ID, 200, "application/json", body);
    }

    private void checkProblem(String slug) {
        var problem = Json.object().put("type", Problems.TYPE_PREFIX + slug);
        check("POST", "/" + ID + "/cancel", 409, Problems.MEDIA_TYPE, problem);
    }

    @Test
    void anAnswerThatFitsPasses() {
        assertThatCode(() -> check(registration())).doesNotThrowAnyException();
        assertThatCode(() -> check(registration().put("waitlistPosition", 3))).doesNotThrowAnyException();
    }

    @Test
    void whatIsMissingNullOrOfAnotherKindIsSeen() {
        assertThatThrownBy(() -> check(registration().without(List.of("status"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status");
        assertThatThrownBy(() -> check(registration().putNull("waitlistPosition")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("waitlistPosition");
        assertThatThrownBy(() -> check(registration().put("status", "lost"))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> check(registration().put("id", "7"))).isInstanceOf(AssertionError.class);
    }

    @Test
    void anAnswerThatNobodyDescribedIsSeen() {
        assertThatThrownBy(() -> check("GET", "/" + ID, 202, "application/json", registration()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aProblemThatTheOperationDoesNotNameIsSeen() {
        assertThatCode(() -> checkProblem("cancellation-closed")).doesNotThrowAnyException();
        assertThatCode(() -> checkProblem("conflict")).doesNotThrowAnyException();
        assertThatThrownBy(() -> checkProblem("already-registered"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("already-registered");
    }

    @Test
    void internalRoutesAreNotJudged() {
        assertThatCode(() -> check("PUT", "/internal/events/" + ID + "/capacity", 200, "application/json", "{}"))
                .doesNotThrowAnyException();
        assertThat(AnswerContract.of("nobody")).isEmpty();
    }
}
