package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.RawHttp;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no proper client sends to the public routes; the error table sends the rest. */
@ServiceTest
class HttpAttacksIT {
    @Test
    void smuggledSecondRequestIsNotAnswered(RunningService auth) {
        var answer = RawHttp.exchange(auth.port(), """
                POST /api/v1/auth/tokens HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: 6\r
                Transfer-Encoding: chunked\r
                \r
                0\r
                \r
                GET /api/v1/auth/jwks.json HTTP/1.1\r
                Host: 127.0.0.1\r
                \r
                """);
        assertThat(answer).doesNotContain("\"keys\"");
        assertThat(RawHttp.status(answer)).isIn(-1, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"ann\",\"username\":\"bob\",\"email\":\"a@example.org\",\"password\":\"seven purple kettles\"}",
                "{\"username\":\"a\\u0000nn\",\"email\":\"a@example.org\",\"password\":\"seven purple kettles\"}",
                "{\"username\":[\"ann\"],\"email\":\"a@example.org\",\"password\":\"seven purple kettles\"}",
                "{\"username\":12345,\"email\":\"a@example.org\",\"password\":\"seven purple kettles\"}",
                "{\"username\":\"ann\"",
                "[]",
                "null",
                ""
            })
    void malformedSignUp(String body, RunningService auth) {
        auth.http().post("/accounts", body).expectProblem(400, "malformed-request");
    }

    @Test
    void deepNesting(RunningService auth) {
        auth.http()
                .post("/tokens", "{\"login\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                .expectProblem(400, "malformed-request");
    }
}
