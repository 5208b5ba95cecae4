package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** JSON bodies that can be read and break one rule of their schema each. */
final class BrokenRules {
    private static final int DEEPEST = 3;
    private static final List<String> ODD_TEXTS = List.of(" ", "?", "\u0007", "no such value");

    /** Their text is read as the value before any rule is asked. */
    private static final Set<String> READ_FORMATS = Set.of("uuid", "date-time", "date");

    private final OpenApiDocument document;
    private final SampleRequests samples;
    private final List<Broken> all = new ArrayList<>();

    /**
     * A body that breaks a rule.
     *
     * @param name for the reader: the field and the rule
     * @param field as the violation must name it
     * @param status 422, or 400 where the text cannot be read as what the field is
     */
    record Broken(String name, String field, int status, JsonNode body) {}

    private BrokenRules(OpenApiDocument document, SampleRequests samples) {
        this.document = document;
        this.samples = samples;
    }

    static List<Broken> of(Operation operation, OpenApiDocument document, SampleRequests samples) {
        var rules = new BrokenRules(document, samples);
        rules.object(operation.jsonBody(), samples.body(operation), "", Function.identity(), 0);
        return rules.all;
    }

    /** @param within the whole body around a value of this object */
    private void object(
            JsonNode schema, ObjectNode good, String prefix, Function<JsonNode, JsonNode> within, int depth) {
        for (var name : document.required(schema)) {
            var without = good.deepCopy();
            without.remove(name);
            all.add(new Broken(prefix + name + " that is missing", prefix + name, 422, within.apply(without)));
        }
        document.properties(schema)
                .forEach((name, property) -> value(
                        property,
                        prefix + name,
                        value -> within.apply(good.deepCopy().set(name, value)),
                        depth));
    }

    private void value(JsonNode reference, String field, Function<JsonNode, JsonNode> within, int depth) {
        var schema = document.resolve(reference);
        var broken = new LinkedHashMap<String, JsonNode>();
        switch (document.type(schema)) {
            case "string" -> texts(schema, broken);
            case "integer", "number" -> numbers(schema, broken);
            case "array" -> {
                var item = samples.sample(schema.path("items"));
                lengths(schema, item, broken);
                if (depth < DEEPEST) {
                    value(schema.path("items"), field + "[0]", value -> within.apply(list(value, 1)), depth + 1);
                }
            }
            default -> {
                if (depth < DEEPEST && samples.sample(schema) instanceof ObjectNode good) {
                    object(schema, good, field + ".", within, depth + 1);
                }
            }
        }
        broken.forEach((rule, value) ->
                all.add(new Broken(field + " against its " + rule, field, status(schema, rule), within.apply(value))));
    }

    private static int status(JsonNode schema, String rule) {
        return rule.equals("format")
                        && READ_FORMATS.contains(schema.path("format").asText())
                ? 400
                : 422;
    }

    private void texts(JsonNode schema, Map<String, JsonNode> broken) {
        var good = samples.sample(schema).asText();
        if (schema.path("minLength").asInt() > 0) {
            broken.put(
                    "minLength", Json.tree("x".repeat(schema.path("minLength").asInt() - 1)));
        }
        if (schema.has("maxLength")) {
            var surplus = schema.path("maxLength").asInt() + 1 - good.length();
            broken.put("maxLength", Json.tree(good + "x".repeat(surplus)));
        }
        if (schema.has("enum")) {
            broken.put("enum", Json.tree("no-such-value"));
        } else if (schema.has("format")) {
            broken.put("format", Json.tree("no such " + schema.path("format").asText()));
        } else if (schema.has("pattern")) {
            broken.put("pattern", Json.tree(unlike(schema.path("pattern").asText())));
        }
    }

    private static String unlike(String pattern) {
        var compiled = Pattern.compile(pattern);
        return ODD_TEXTS.stream()
                .filter(text -> !compiled.matcher(text).find())
                .findFirst()
                .or(() -> ODD_TEXTS.stream()
                        .filter(text -> !compiled.matcher(text).matches())
                        .findFirst())
                .orElseThrow(() -> new AssertionError("everything is like " + pattern));
    }

    private static void numbers(JsonNode schema, Map<String, JsonNode> broken) {
        if (schema.has("minimum")) {
            broken.put("minimum", Json.tree(schema.path("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            broken.put("maximum", Json.tree(schema.path("maximum").asLong() + 1));
        }
    }

    private static void lengths(JsonNode schema, JsonNode item, Map<String, JsonNode> broken) {
        if (schema.path("minItems").asInt() > 0) {
            broken.put("minItems", list(item, schema.path("minItems").asInt() - 1));
        }
        if (schema.has("maxItems")) {
            broken.put("maxItems", list(item, schema.path("maxItems").asInt() + 1));
        }
    }

    private static ArrayNode list(JsonNode item, int times) {
        var list = Json.MAPPER.createArrayNode();
        for (var i = 0; i < times; i++) {
            list.add(item);
        }
        return list;
    }
}
