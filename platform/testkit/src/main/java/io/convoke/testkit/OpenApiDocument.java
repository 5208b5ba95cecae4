package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of an OpenAPI document, as far as the error table needs them. */
final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;

    OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /**
     * One method of one path.
     *
     * @param path below the service's prefix, {@code "/"} at least
     * @param security whether it needs a token
     * @param roles of which the caller needs one
     */
    record Operation(
            String method,
            String path,
            boolean security,
            Set<String> roles,
            List<JsonNode> parameters,
            JsonNode body,
            JsonNode responses) {
        String name() {
            return method + " " + path;
        }

        /** The schema of the JSON body; missing when it takes none. */
        JsonNode jsonBody() {
            return body.path("content").path("application/json").path("schema");
        }

        boolean takesBody() {
            return body.has("content");
        }

        /** A content type that it takes: JSON before any other, a form last. */
        String bodyType() {
            var types = new ArrayList<String>();
            body.path("content").fieldNames().forEachRemaining(types::add);
            return types.stream()
                    .min(Comparator.comparing(
                            type -> type.equals("application/json") ? 0 : type.startsWith("multipart/") ? 2 : 1))
                    .orElseThrow();
        }

        /** The problem types that it names for a status. */
        Set<String> problems(int status) {
            return texts(responses.path(Integer.toString(status)).path("x-problem-types"));
        }

        /** The media types of its good answers. */
        Set<String> produces() {
            var types = new TreeSet<String>();
            responses.fields().forEachRemaining(response -> {
                if (response.getKey().startsWith("2")) {
                    response.getValue().path("content").fieldNames().forEachRemaining(types::add);
                }
            });
            return types;
        }

        List<JsonNode> parametersIn(String place) {
            return parameters.stream()
                    .filter(parameter -> place.equals(parameter.path("in").asText()))
                    .toList();
        }
    }

    /** The operations below the prefix, by path and method. */
    List<Operation> operations(String prefix) {
        var operations = new ArrayList<Operation>();
        var byDefault = root.path("security");
        root.path("paths").fields().forEachRemaining(path -> {
            var item = resolve(path.getValue());
            item.fields().forEachRemaining(field -> {
                if (METHODS.contains(field.getKey())) {
                    var operation = field.getValue();
                    var security = operation.has("security") ? operation.get("security") : byDefault;
                    operations.add(new Operation(
                            field.getKey().toUpperCase(Locale.ROOT),
                            below(prefix, path.getKey()),
                            demands(security),
                            texts(operation.path("x-roles")),
                            parameters(item, operation),
                            resolve(operation.path("requestBody")),
                            resolvedEach(operation.path("responses"))));
                }
            });
        });
        return operations;
    }

    /** Follows references. */
    JsonNode resolve(JsonNode node) {
        var target = node;
        while (target.has("$ref")) {
            target = root.at(target.get("$ref").asText().substring(1));
        }
        return target;
    }

    /** The properties of an object schema, those of {@code allOf} included. */
    Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new TreeMap<String, JsonNode>();
        var object = resolve(schema);
        object.path("allOf").forEach(part -> properties.putAll(properties(part)));
        object.path("properties")
                .fields()
                .forEachRemaining(property -> properties.put(property.getKey(), unwrapped(property.getValue())));
        return properties;
    }

    /** The names of the properties that must be there. */
    Set<String> required(JsonNode schema) {
        var required = new TreeSet<String>();
        var object = resolve(schema);
        object.path("allOf").forEach(part -> required.addAll(required(part)));
        object.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    /** The type of a schema without {@code null}; empty when it has none. */
    String type(JsonNode schema) {
        var type = resolve(schema).path("type");
        if (!type.isArray()) {
            return type.asText();
        }
        for (var one : type) {
            if (!"null".equals(one.asText())) {
                return one.asText();
            }
        }
        return "";
    }

    /** A schema that only wraps another, so that it may be null or described, is that other. */
    private JsonNode unwrapped(JsonNode schema) {
        var resolved = resolve(schema);
        for (var wrapper : List.of("anyOf", "oneOf", "allOf")) {
            var choices = new ArrayList<JsonNode>();
            resolved.path(wrapper).forEach(choice -> {
                if (!"null".equals(choice.path("type").asText())) {
                    choices.add(choice);
                }
            });
            if (choices.size() == 1 && !resolved.has("type")) {
                return resolve(choices.get(0));
            }
        }
        return resolved;
    }

    private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
        var parameters = new ArrayList<JsonNode>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return parameters;
    }

    private JsonNode resolvedEach(JsonNode responses) {
        var resolved = Json.object();
        responses.fields().forEachRemaining(response -> resolved.set(response.getKey(), resolve(response.getValue())));
        return responses.isMissingNode() ? MissingNode.getInstance() : resolved;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static boolean demands(JsonNode security) {
        for (var alternative : security) {
            if (alternative.isEmpty()) {
                return false;
            }
        }
        return !security.isEmpty();
    }

    private static String below(String prefix, String path) {
        var rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        return rest.isEmpty() ? "/" : rest;
    }
}
