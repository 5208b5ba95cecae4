package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values and bodies that cannot be read, whatever the service is about. */
final class BadValues {
    /** For an operation that must have a body. */
    static final Map<String, String> EMPTY_BODIES = Map.of("no body", "", "null as the body", "null");

    private static final int DEEP = 10_000;

    private static final String TIME = "2027-01-01T00:00:00Z";
    private static final String ID = "01900000-0000-7000-8000-000000000001";

    private record CursorForm(String sort, List<String> keys) {}

    private static final List<CursorForm> CURSORS = List.of(
            new CursorForm("newest", List.of(ID)),
            new CursorForm("newest", List.of(TIME, ID)),
            new CursorForm("newest", List.of(TIME, ID, "text")),
            new CursorForm("oldest", List.of(TIME, ID)),
            new CursorForm("start", List.of(TIME, ID)),
            new CursorForm("-at", List.of(TIME, ID)),
            new CursorForm("-createdAt", List.of(TIME, ID)),
            new CursorForm("place", List.of("1")),
            new CursorForm("username", List.of("ann")));

    private BadValues() {}

    /** Values that a path or query parameter of this name and schema must refuse. */
    static List<String> of(String name, JsonNode schema, OpenApiDocument document) {
        var bad = new ArrayList<String>();
        switch (name) {
            case "limit" -> bad.addAll(List.of("0", "-1", "101", "1000000000", "1e9", "ten", ""));
            case "cursor" -> {
                bad.addAll(List.of("!!!", "bm90LWEtY3Vyc29y", "../../etc/passwd"));
                bad.addAll(madeUpCursors());
            }
            case "token" -> {} // one that cannot be read is refused as one that is not ours: not as malformed
            case "sort" -> bad.addAll(List.of("unknown", "start; drop table event.event", "1"));
            default -> bad.addAll(byType(schema, document));
        }
        return bad;
    }

    /** In the form of those that the platform's lists hand out, with keys that no list has. Only its own fit a list. */
    private static List<String> madeUpCursors() {
        return CURSORS.stream()
                .flatMap(form -> {
                    var keys = form.keys();
                    var withNul = new ArrayList<>(keys);
                    withNul.set(keys.size() - 1, "a\u0000b");
                    var farAway = new ArrayList<>(keys);
                    farAway.replaceAll(key -> key.equals(TIME) ? "+300000-01-01T00:00:00Z" : key);
                    return Stream.of(withNul, farAway)
                            .filter(made -> !made.equals(keys))
                            .map(made -> Json.object()
                                    .put("sort", form.sort())
                                    .<ObjectNode>set("keys", Json.MAPPER.valueToTree(made)));
                })
                .map(cursor ->
                        Base64.getUrlEncoder().encodeToString(cursor.toString().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<String> byType(JsonNode schema, OpenApiDocument document) {
        if (!schema.path("enum").isEmpty()) {
            return List.of("no-such-value");
        }
        return switch (document.type(schema)) {
            case "integer" -> List.of("x", "1.5", "99999999999999999999");
            case "number" -> List.of("x", "NaN", "1e999");
            case "boolean" -> List.of("maybe");
            default ->
                switch (schema.path("format").asText()) {
                    case "uuid" -> List.of("not-a-uuid", "1", "00000000-0000-0000-0000-00000000000g", "' or '1'='1");
                    case "date-time", "date" -> List.of("yesterday", "2026-02-30T00:00:00Z");
                    default -> List.of("a\u0000b");
                };
        };
    }

    /** JSON bodies that cannot be read, by what is wrong with them. */
    static Map<String, String> bodies(ObjectNode good, Map<String, JsonNode> properties, OpenApiDocument document) {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("a body that is not JSON", "{\"a\": ");
        bodies.put("a body that is XML", "<a/>");
        bodies.put("an array", "[]");
        bodies.put("a string", "\"text\"");
        bodies.put("an unknown field", good.deepCopy().put("surplusField", 1).toString());
        bodies.put("text after the JSON", good + " {}");
        bodies.put("a body 10,000 deep", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        bodies.put("an array 10,000 deep", "[".repeat(DEEP) + "]".repeat(DEEP));
        properties.keySet().stream()
                .findFirst()
                .ifPresent(property ->
                        bodies.put("a duplicate key", "{\"" + property + "\":null,\"" + property + "\":null}"));
        properties.entrySet().stream()
                .filter(property -> document.type(property.getValue()).equals("string")
                        && !property.getValue().has("format")
                        && !property.getValue().has("enum"))
                .findFirst()
                .ifPresent(property -> bodies.put(
                        "NUL in " + property.getKey(),
                        good.deepCopy().put(property.getKey(), "a\u0000b").toString()));
        properties.entrySet().stream()
                .filter(property -> document.type(property.getValue()).equals("integer"))
                .forEach(property -> {
                    var name = property.getKey();
                    bodies.put("1e309 as " + name, replaced(good, name, "1e309"));
                    bodies.put("2^63 as " + name, replaced(good, name, "9223372036854775808"));
                    bodies.put("1.5 as " + name, replaced(good, name, "1.5"));
                });
        return bodies;
    }

    /** A value of another JSON type, for the types whose schema says enough. */
    static Optional<JsonNode> wrongType(String type) {
        return switch (type) {
            case "string", "array", "boolean" -> Optional.of(Json.object());
            case "integer", "number", "object" -> Optional.of(Json.tree("text"));
            default -> Optional.empty();
        };
    }

    private static String replaced(ObjectNode good, String property, String literal) {
        var body = good.deepCopy();
        body.put(property, "@literal@");
        return body.toString().replace("\"@literal@\"", literal);
    }
}
