package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param request method and address, for messages
 * @param headers by lower-case name
 */
public record Answer(String request, int status, Map<String, List<String>> headers, byte[] bytes) {

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as JSON; an {@link AssertionError} when it is none. */
    public JsonNode json() {
        return Json.read(body()).orElseThrow(() -> new AssertionError("no JSON: " + this));
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The content type without its parameters, empty when there is none. */
    public String mediaType() {
        return header("Content-Type").orElse("").replaceAll(";.*", "").trim();
    }

    /** Fails unless the status is this one. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but got " + this);
        }
        return this;
    }

    /** Fails unless this is a whole problem of that status and type; see {@link Problems}. */
    public JsonNode expectProblem(int expected, String slug) {
        var problem = Problems.check(expect(expected));
        if (!problem.path("type").asText().equals(Problems.TYPE_PREFIX + slug)) {
            throw new AssertionError("expected the problem " + slug + " but got " + this);
        }
        return problem;
    }

    @Override
    public String toString() {
        var shown = body();
        return request + " -> " + status + " " + headers + "\n"
                + (shown.length() > 2000 ? shown.substring(0, 2000) + "…" : shown);
    }
}
