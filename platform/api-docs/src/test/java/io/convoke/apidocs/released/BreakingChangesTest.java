package io.convoke.apidocs.released;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each change is made to one small document, {@code released/events.yaml}, by replacing a piece of its text. */
class BreakingChangesTest {
    private static final String BEFORE = read();

    private static String read() {
        try (var file = BreakingChangesTest.class.getResourceAsStream("/released/events.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines are joined by {@code ⏎}, so that the pieces fit into a table. */
    private static List<String> when(String piece, String replacement) {
        var old = piece.replace("⏎", "\n");
        assertThat(BEFORE).as("the fixture").containsOnlyOnce(old);
        return BreakingChanges.between(BEFORE, BEFORE.replace(old, replacement.replace("⏎", "\n")));
    }

    @Test
    void theSameDocumentBreaksNothing() {
        assertThat(BreakingChanges.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void aRouteThatIsGoneIsNamed() {
        assertThat(when("  /{id}/cancel:\n", "  /{id}/stop:\n")).contains("POST /{id}/cancel: the route is gone");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "operationId: cancelEvent|operationId: stopEvent"
                        + "|POST /{id}/cancel: the operation id cancelEvent became stopEvent",
                "tags: [Life cycle]|tags: [Events]|POST /{id}/cancel: the tags [Life cycle] became [Events]",
                "name: city|name: town|GET /: the parameter city is gone",
                "name: city⏎          in: query|name: city⏎          in: query⏎          required: true"
                        + "|GET /: the parameter city is required now",
                "enum: [start, distance]|enum: [start]|GET /: the parameter sort does not take the value distance",
                "maximum: 100⏎|maximum: 50⏎|GET /: the parameter limit has another range",
                "required: [name, start]|required: [name, start, category]|POST /: the request needs the field"
                        + " category",
                "maxLength: 255|maxLength: 100|POST /: the request, field name, has other limits of its length",
                "enum: [draft, active]|enum: [active]|POST /: the request, field status, does not take the value draft",
                "        city: {type: string}|        city: {type: integer}"
                        + "|POST /: the request, field location.city, has another type: string, now integer",
                "required: [id, name, tags, seats]|required: [id, name, tags]|GET /{id}: the answer 200 may lack the"
                        + " field seats",
                "        free: {type: integer}⏎||GET /{id}: the answer 200 lacks the field seats.free",
                "        description: {type: string}⏎||GET /{id}: the answer 200 lacks the field description",
                "items: {type: string}|items: {type: integer}"
                        + "|GET /{id}: the answer 200, field tags[], has another type: string, now integer",
                "            ETag: {schema: {type: string}}⏎|            Age: {schema: {type: string}}⏎"
                        + "|GET /{id}: the answer 200 lacks the header ETag",
                "`        '204':`|`        '200':`|DELETE /{id}: the answer 204 is gone",
                "            text/csv: {schema: {type: string}}⏎||GET /: the answer 200 is not text/csv any more",
                "security: []|security: [{bearer: []}]|DELETE /{id}: it needs a token now"
            })
    void whatBreaksIsNamed(String piece, String replacement, String sentence) {
        assertThat(when(piece, replacement == null ? "" : replacement)).contains(sentence);
    }

    @Test
    void aSchemaOfAnotherNameIsNamed() {
        assertThat(BreakingChanges.between(BEFORE, BEFORE.replace("Seats", "Places")))
                .containsExactly("there is no schema of the name Seats any more");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "        category: {type: string}⏎|        category: {type: string}⏎        language: {type: string}⏎",
                "        free: {type: integer}⏎|        free: {type: integer}⏎        waiting: {type: integer}⏎",
                "required: [name, start]|required: [name]",
                "enum: [draft, active]|enum: [draft, active, hidden]",
                "enum: [planned, over]|enum: [planned, over, cancelled]",
                "maxLength: 255|maxLength: 300",
                "name: city⏎|name: city⏎          description: Where⏎",
                "        - name: city⏎|        - name: from⏎          in: query⏎          schema: {type: string}⏎     "
                        + "   - name: city⏎",
                "`        '409':⏎          description: over⏎`|",
                "`  /{id}/cancel:⏎`|`  /seats:⏎    get:⏎      operationId: getSeats⏎      tags: [Events]⏎     "
                        + " responses:⏎        '204':⏎          description: none⏎  /{id}/cancel:⏎`"
            })
    void whatBreaksNothingIsNotFound(String piece, String replacement) {
        assertThat(when(piece, replacement == null ? "" : replacement)).isEmpty();
    }

    @Test
    void whatIsNoDocumentIsNotTakenForOne() {
        assertThatThrownBy(() -> BreakingChanges.between("nonsense", BEFORE)).hasMessageContaining("not an OpenAPI");
    }
}
