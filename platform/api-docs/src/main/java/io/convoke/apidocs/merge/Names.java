package io.convoke.apidocs.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names in the documents that generated clients make classes and methods of: components, tags, operation ids. */
final class Names {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REF = "$ref";

    /** By name: where it is used, by what it means there. */
    private final Map<String, Map<Object, String>> meanings = new TreeMap<>();

    /**
     * @param documents by the service's name
     */
    Names(Map<String, JsonNode> documents) {
        documents.forEach((service, document) -> {
            document.path("components")
                    .properties()
                    .forEach(kind -> kind.getValue()
                            .properties()
                            .forEach(component -> add(
                                    kind.getKey() + "/" + component.getKey(),
                                    meaning(document, component.getValue(), new HashSet<>()),
                                    service)));
            document.path("tags").forEach(tag -> add("tags/" + tag.path("name").asText(), service, service));
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> addOperation(
                                    service, operation.getKey() + " " + path.getKey(), operation.getValue())));
        });
    }

    private void addOperation(String service, String route, JsonNode operation) {
        if (operation.has("operationId")) {
            var place = service + " (" + route + ")";
            add("operation ids/" + operation.get("operationId").asText(), place, place);
        }
    }

    private void add(String name, Object meaning, String place) {
        meanings.computeIfAbsent(name, first -> new LinkedHashMap<>()).putIfAbsent(meaning, place);
    }

    /**
     * Checks that each stands for one thing.
     *
     * @throws IllegalStateException that lists those which do not, with their places
     */
    void requireOneMeaningEach() {
        var shared = meanings.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name ->
                        name.getKey() + ": " + String.join(", ", name.getValue().values()))
                .toList();
        if (!shared.isEmpty()) {
            throw new IllegalStateException("names that stand for different things: " + String.join("; ", shared));
        }
    }

    /** The component with all that it refers to in place, so that two can be compared. */
    private static JsonNode meaning(JsonNode document, JsonNode node, Set<String> open) {
        if (node.isObject() && node.has(REF)) {
            var ref = node.path(REF).asText();
            if (!open.add(ref)) {
                return node; // refers to itself
            }
            var meaning = meaning(document, document.at(ref.substring(1)), open);
            open.remove(ref);
            return meaning;
        }
        if (node.isObject()) {
            var copy = JSON.objectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), meaning(document, field.getValue(), open)));
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.arrayNode();
            node.forEach(item -> copy.add(meaning(document, item, open)));
            return copy;
        }
        return node;
    }
}
