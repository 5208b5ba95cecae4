package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.OpenApiDocument.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Requests as an OpenAPI document describes them: good in form, whatever the service thinks of their content. */
final class SampleRequests {
    private final OpenApiDocument document;
    private final Map<String, String> samples;

    /** @param samples values of parameters and of text fields in bodies by name, before any that are made up */
    SampleRequests(OpenApiDocument document, Map<String, String> samples) {
        this.document = document;
        this.samples = samples;
    }

    /** The path with its parameters filled in, and the query parameters that must be there. */
    String path(Operation operation) {
        return path(operation, Map.of());
    }

    /** The same with some parameters replaced; a query parameter in {@code replaced} is always sent. */
    String path(Operation operation, Map<String, String> replaced) {
        var path = operation.path();
        for (var parameter : operation.parametersIn("path")) {
            var name = parameter.path("name").asText();
            path = path.replaceAll("\\{" + name + "(:[^}]*)?}", encoded(replaced.getOrDefault(name, value(parameter))));
        }
        var query = new TreeMap<String, String>();
        for (var parameter : operation.parametersIn("query")) {
            var name = parameter.path("name").asText();
            if (replaced.containsKey(name)) {
                query.put(name, replaced.get(name));
            } else if (parameter.path("required").asBoolean() || samples.containsKey(name)) {
                query.put(name, value(parameter));
            }
        }
        var separator = "?";
        for (var entry : query.entrySet()) {
            path += separator + encoded(entry.getKey()) + "=" + encoded(entry.getValue());
            separator = "&";
        }
        return path;
    }

    /** The client with the headers that the operation must have, accepting what it produces. */
    Http withHeaders(Http http, Operation operation) {
        var client = operation.produces().isEmpty()
                ? http
                : http.with("Accept", String.join(", ", operation.produces()) + ", application/problem+json");
        for (var parameter : operation.parametersIn("header")) {
            if (parameter.path("required").asBoolean()) {
                client = client.with(parameter.path("name").asText(), value(parameter));
            }
        }
        return client;
    }

    /** A body with what must be there. */
    ObjectNode body(Operation operation) {
        return document.type(operation.jsonBody()).equals("object")
                        || !document.properties(operation.jsonBody()).isEmpty()
                ? object(operation.jsonBody(), 0)
                : Json.object();
    }

    /** The same as it is sent; for what is no JSON, bytes of no meaning. */
    Object content(Operation operation) {
        return operation.jsonBody().isMissingNode() ? "x" : body(operation);
    }

    /** A value for a schema, with what must be there. */
    JsonNode sample(JsonNode schema) {
        return value(schema, 1);
    }

    /** Whether somebody gave a value for the parameter, so that it may be that of something that exists. */
    boolean isGiven(String parameter) {
        return samples.containsKey(parameter);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = Json.object();
        var properties = document.properties(schema);
        var required = document.required(schema);
        properties.forEach((name, property) -> {
            if (samples.containsKey(name)) {
                object.put(name, samples.get(name));
            } else if (required.contains(name)) {
                object.set(name, value(property, depth + 1));
            }
        });
        return object;
    }

    private String value(JsonNode parameter) {
        var name = parameter.path("name").asText();
        if (samples.containsKey(name)) {
            return samples.get(name);
        }
        if (parameter.has("example")) {
            return parameter.get("example").asText();
        }
        if ("If-Match".equalsIgnoreCase(name)) {
            return "\"1\"";
        }
        return value(parameter.path("schema"), 0).asText();
    }

    private JsonNode value(JsonNode reference, int depth) {
        var schema = document.resolve(reference);
        for (var given : java.util.List.of("example", "const", "default")) {
            if (schema.has(given)) {
                return schema.get(given);
            }
        }
        for (var given : java.util.List.of("examples", "enum")) {
            if (!schema.path(given).isEmpty()) {
                return schema.get(given).get(0);
            }
        }
        return switch (document.type(schema)) {
            case "integer", "number" -> Json.tree(schema.path("minimum").asInt(1));
            case "boolean" -> Json.tree(true);
            case "array" -> array(schema, depth);
            case "object" -> depth > 8 ? Json.object() : object(schema, depth);
            default -> Json.tree(text(schema));
        };
    }

    private ArrayNode array(JsonNode schema, int depth) {
        var array = Json.MAPPER.createArrayNode();
        for (var i = 0; i < schema.path("minItems").asInt(); i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static String text(JsonNode schema) {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        return switch (schema.path("format").asText()) {
            case "uuid" -> Ids.next().toString();
            case "date-time" -> tomorrow.toString();
            case "date" -> tomorrow.toString().substring(0, 10);
            case "email" -> "somebody@example.org";
            case "uri" -> "https://example.org/";
            default -> "sample".repeat(1 + schema.path("minLength").asInt() / 6);
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
