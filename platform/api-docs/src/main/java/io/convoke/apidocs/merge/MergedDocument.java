package io.convoke.apidocs.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One document of several: paths get their service's prefix; components that mean the same are kept once, and those that
 * only share a name are told apart by the service's name in front; so are operation ids.
 */
final class MergedDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REF = "$ref";
    private static final String COMPONENTS = "#/components/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, JsonNode> documents;
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /**
     * @param documents by the service's name
     */
    MergedDocument(Map<String, JsonNode> documents) {
        this.documents = new TreeMap<>(documents);
    }

    ObjectNode merge() {
        nameComponents();
        var merged = JSON.objectNode();
        merged.put("openapi", "3.0.3");
        merged.set("info", info());
        merged.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
        merged.set("tags", tags());
        merged.set("paths", paths());
        merged.set("components", components());
        new References(merged).requireAll();
        return merged;
    }

    private ObjectNode info() {
        var info = JSON.objectNode();
        info.put("title", "Convoke");
        info.put("description", """
                Meetups, workshops and conferences: find events, register for a limited number of seats, get the right message once.

                - **Errors** are `application/problem+json` (RFC 9457); `type` tells the kind, `violations` the fields to blame.
                - **Access tokens** come from `POST /api/v1/auth/tokens` and go into `Authorization: Bearer …`. `x-roles` names the roles of which one is needed.
                - **Lists** are paged: `limit` and `cursor` in, `items` and `next` out; without `next` the page is the last.
                - **Updates** carry the `ETag` they are based on in `If-Match`; **retries** of a write carry an `Idempotency-Key`.
                - **Times** are UTC instants in RFC 3339; ids are UUIDs.
                - The gateway itself may answer 413, 414, 429, 431, 502, 503 or 504 to any request.
                """);
        info.put("version", "1.0.0");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        return info;
    }

    private ArrayNode tags() {
        var byName = new TreeMap<String, JsonNode>();
        documents
                .values()
                .forEach(document -> document.path("tags").forEach(tag -> {
                    var name = tag.path("name").asText();
                    if (!byName.containsKey(name)
                            || tag.size() > byName.get(name).size()) {
                        byName.put(name, tag);
                    }
                }));
        var tags = JSON.arrayNode();
        byName.values().forEach(tags::add);
        return tags;
    }

    private ObjectNode paths() {
        var taken = takenOperationIds();
        var paths = new TreeMap<String, JsonNode>();
        documents.forEach((service, document) -> {
            var prefix = document.at("/servers/0/url").asText();
            document.path("paths").properties().forEach(path -> {
                var item = (ObjectNode) renamed(service, path.getValue());
                item.properties().forEach(operation -> {
                    var id = operation.getValue().path("operationId").asText();
                    if (METHODS.contains(operation.getKey()) && taken.contains(id)) {
                        ((ObjectNode) operation.getValue()).put("operationId", service + capital(id));
                    }
                });
                var whole = path.getKey().equals("/") ? prefix : prefix + path.getKey();
                if (paths.put(whole, item) != null) {
                    throw new IllegalStateException("two services answer " + whole);
                }
            });
        });
        var node = JSON.objectNode();
        paths.forEach(node::set);
        return node;
    }

    private Set<String> takenOperationIds() {
        var seen = new HashSet<String>();
        var twice = new TreeSet<String>();
        for (var document : documents.values()) {
            var own = new HashSet<String>();
            document.path("paths")
                    .forEach(item -> item.forEach(operation -> {
                        var id = operation.path("operationId").asText("");
                        if (!id.isEmpty() && !own.add(id)) {
                            throw new IllegalStateException(
                                    "the operationId " + id + " is there twice in one document");
                        }
                    }));
            own.stream().filter(id -> !seen.add(id)).forEach(twice::add);
        }
        return twice;
    }

    private ObjectNode components() {
        var kinds = new TreeMap<String, Map<String, JsonNode>>();
        documents.forEach((service, document) -> document.path("components")
                .properties()
                .forEach(kind -> {
                    var all = kinds.computeIfAbsent(kind.getKey(), name -> new TreeMap<>());
                    kind.getValue()
                            .properties()
                            .forEach(component -> all.put(
                                    name(service, kind.getKey() + "/" + component.getKey()),
                                    renamed(service, component.getValue())));
                }));
        var components = JSON.objectNode();
        kinds.forEach((kind, all) -> {
            var node = components.putObject(kind);
            all.forEach(node::set);
        });
        return components;
    }

    /** Decides which components keep their name: those whose meaning is the same wherever the name is used. */
    private void nameComponents() {
        var users = new TreeMap<String, Map<String, JsonNode>>();
        documents.forEach((service, document) -> document.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> users.computeIfAbsent(
                                        kind.getKey() + "/" + name, key -> new LinkedHashMap<>())
                                .put(service, meaning(document, kind.getValue().get(name), new HashSet<>())))));
        users.forEach((key, meanings) -> {
            var same = new HashSet<>(meanings.values()).size() == 1;
            var name = key.substring(key.indexOf('/') + 1);
            meanings.keySet()
                    .forEach(service -> names.computeIfAbsent(service, s -> new HashMap<>())
                            .put(key, same ? name : capital(service) + capital(name)));
        });
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

    private JsonNode renamed(String service, JsonNode node) {
        if (node.isObject()) {
            var copy = JSON.objectNode();
            node.properties().forEach(field -> {
                var value = field.getValue();
                if (field.getKey().equals(REF) && value.asText().startsWith(COMPONENTS)) {
                    var key = value.asText().substring(COMPONENTS.length());
                    copy.put(REF, COMPONENTS + key.substring(0, key.indexOf('/') + 1) + name(service, key));
                } else {
                    copy.set(field.getKey(), renamed(service, value));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.arrayNode();
            node.forEach(item -> copy.add(renamed(service, item)));
            return copy;
        }
        return node;
    }

    /**
     * The name in the merged document.
     *
     * @param key kind and name, {@code schemas/Page}
     */
    private String name(String service, String key) {
        var name = names.getOrDefault(service, Map.of()).get(key);
        if (name == null) {
            throw new IllegalStateException(service + " refers to " + key + ", which it does not have");
        }
        return name;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
