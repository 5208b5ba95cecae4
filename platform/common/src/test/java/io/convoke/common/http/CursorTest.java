package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant AT = Instant.parse("2027-03-01T07:00:00.123Z");
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void keysSurviveTheWayThroughTheClient() {
        var read = Cursor.parse(Cursor.after("start", AT, ID, 1.5).text(), "start", 3)
                .orElseThrow();

        assertThat(read.instant(0)).isEqualTo(AT);
        assertThat(read.id(1)).isEqualTo(ID);
        assertThat(read.number(2)).isEqualTo(1.5);
    }

    @Test
    void noCursorIsTheFirstPage() {
        assertThat(Cursor.parse(null, "start", 2)).isEmpty();
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        var text = Cursor.after("start", AT, ID).text();

        assertMalformed(() -> Cursor.parse(text, "-start", 2));
        assertMalformed(() -> Cursor.parse(text, "start", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "null",
                "{}",
                "{\"sort\":\"start\"}",
                "{\"sort\":\"start\",\"keys\":[null,\"a\"]}",
                "{\"sort\":\"start\",\"keys\":\"a\"}",
                "{\"keys\":[\"a\",\"b\"]}"
            })
    void whatThisListDidNotHandOutIsRefused(String json) {
        var encoded = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertMalformed(() -> Cursor.parse(encoded, "start", 2));
        assertMalformed(() -> Cursor.parse("!" + json, "start", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "x", "' or 1=1"})
    void keysOfTheWrongKindAreRefused(String key) {
        var cursor = Cursor.after("s", key);

        assertMalformed(() -> cursor.number(0));
        assertMalformed(() -> cursor.instant(0));
        assertMalformed(() -> cursor.id(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z"
            })
    void timesThatNoListHasAreRefused(String time) {
        assertMalformed(() -> Cursor.after("s", time).instant(0));
    }

    @Test
    void theFirstAndTheLastTimeAreTaken() {
        assertThat(Cursor.after("s", Instant.EPOCH).instant(0)).isEqualTo(Instant.EPOCH);
        assertThat(Cursor.after("s", "9999-12-31T23:59:59.999999Z").instant(0))
                .isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-2-3-4-5", "01900000000070008000000000000001", "{01900000-0000-7000-8000-000000000001}", "0"})
    void idsInAnotherFormAreRefused(String id) {
        assertMalformed(() -> Cursor.after("s", id).id(0));
    }

    @Test
    void keysWithNulAreRefusedWhateverTheyAre() {
        var text = Cursor.after("username", "ann\u0000").text();

        assertMalformed(() -> Cursor.parse(text, "username", 1));
    }

    @Test
    void aFullPageSaysWhereTheNextBegins() {
        var slice = Paging.slice(List.of(1, 2, 3), 2, item -> Cursor.after("n", item));

        assertThat(slice.items()).containsExactly(1, 2);
        assertThat(Cursor.parse(slice.next().orElseThrow(), "n", 1)
                        .orElseThrow()
                        .number(0))
                .isEqualTo(2);
        assertThat(Paging.slice(List.of(1, 2), 2, item -> Cursor.after("n", item))
                        .next())
                .isEmpty();
    }

    @Test
    void theLimitIsBounded() {
        assertThat(Paging.limit(null)).isEqualTo(20);
        assertThat(Paging.limit(100)).isEqualTo(100);
        assertMalformed(() -> Paging.limit(0));
        assertMalformed(() -> Paging.limit(101));
        assertMalformed(() -> Paging.limit(-1));
    }

    private static void assertMalformed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.MALFORMED_REQUEST));
    }
}
