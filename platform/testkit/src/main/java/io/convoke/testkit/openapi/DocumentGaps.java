package io.convoke.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what an OpenAPI document leaves unsaid. */
final class DocumentGaps {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final List<String> gaps = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    DocumentGaps(JsonNode document) {
        this.document = document;
    }

    List<String> find() {
        need(document.at("/info"), "info", "title", "description", "version");
        if (document.at("/servers/0/url").isMissingNode()) {
            gaps.add("servers: the service's prefix is missing");
        }
        for (var tag : document.path("tags")) {
            var name = tag.path("name").asText(" ");
            need(tag, "tag " + name + " (@Tag at the resource)", "description");
            if (!Character.isUpperCase(name.charAt(0))) {
                gaps.add("tag " + name + ": begins with a capital letter everywhere else");
            }
        }
        for (var path : fields(document.path("paths"))) {
            for (var method : fields(path.getValue())) {
                if (METHODS.contains(method.getKey())) {
                    operation(
                            method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                            method.getValue());
                }
            }
        }
        for (var schema : fields(document.at("/components/schemas"))) {
            schema("schema " + schema.getKey(), schema.getValue());
        }
        return gaps;
    }

    private void operation(String place, JsonNode operation) {
        need(operation, place, "operationId", "summary");
        if (!ids.add(operation.path("operationId").asText())) {
            gaps.add(place + ": the operationId " + operation.path("operationId") + " is taken by another operation");
        }
        if (operation.path("tags").isEmpty()) {
            gaps.add(place + ": no tag");
        }
        for (var parameter : operation.path("parameters")) {
            parameter(place + " parameter " + parameter.path("name").asText(), parameter);
        }
        content(place + " body", operation.at("/requestBody/content"));
        var good = 0;
        for (var answer : fields(operation.path("responses"))) {
            var where = place + " answer " + answer.getKey();
            if (answer.getKey().compareTo("400") < 0) {
                good++;
                need(answer.getValue(), where, "description");
                content(where, answer.getValue().path("content"));
            } else if (!resolve(answer.getValue())
                    .at("/content/application~1problem+json")
                    .isObject()) {
                gaps.add(where + ": describe it by the slugs of its problem types, \"event-unknown, event-closed\"");
            }
        }
        if (good == 0) {
            gaps.add(place + ": no answer of success");
        }
    }

    private void parameter(String place, JsonNode parameter) {
        var schema = resolve(parameter.path("schema"));
        if (!parameter.path("in").asText().equals("path")) {
            need(parameter, place, "description");
        }
        if (isFreeText(schema)
                && !parameter.hasNonNull("example")
                && !parameter.hasNonNull("examples")
                && !place.endsWith(" cursor")) {
            gaps.add(place + ": no example");
        }
    }

    private void content(String place, JsonNode content) {
        for (var media : fields(content)) {
            if (media.getValue().path("schema").isMissingNode()) {
                gaps.add(place + " " + media.getKey() + ": no schema");
            }
            var example =
                    media.getValue().hasNonNull("example") || media.getValue().hasNonNull("examples");
            if (media.getKey().equals("application/json") && !example) {
                gaps.add(place + ": no example");
            }
        }
    }

    private void schema(String place, JsonNode schema) {
        for (var property : fields(schema.path("properties"))) {
            var where = place + "." + property.getKey();
            var value = property.getValue();
            if (isFreeText(value)) {
                gaps.add(where + ": no example, @Schema(examples = …)");
            }
            if (value.path("items").path("type").asText().equals("string")
                    && isFreeText(value.path("items"))
                    && !value.has("example")) {
                gaps.add(where + ": no example, @Schema(examples = …)");
            }
            schema(where, value);
        }
    }

    /** Text of which the schema does not say what it looks like. */
    private static boolean isFreeText(JsonNode schema) {
        return schema.path("type").asText().equals("string")
                && !schema.has("example")
                && !schema.has("enum")
                && !schema.has("default")
                && !schema.has("format");
    }

    private JsonNode resolve(JsonNode node) {
        var ref = node.path("$ref").asText("");
        return ref.startsWith("#/") ? document.at(ref.substring(1)) : node;
    }

    private void need(JsonNode node, String place, String... members) {
        for (var member : members) {
            if (node.path(member).asText("").isBlank()) {
                gaps.add(place + ": no " + member);
            }
        }
    }

    private static Set<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties();
    }
}
