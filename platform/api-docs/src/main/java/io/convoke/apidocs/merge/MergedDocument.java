package io.convoke.apidocs.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One document of several: paths get their service's prefix, and components that mean the same are kept once. Names of
 * components, operation ids and tags become names of classes and methods in generated clients; so each belongs to one
 * service, and none is changed here: what one service adds never renames what another has.
 */
final class MergedDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, JsonNode> documents;

    /**
     * @param documents by the service's name
     */
    MergedDocument(Map<String, JsonNode> documents) {
        this.documents = new TreeMap<>(documents);
    }

    /**
     * Merges them.
     *
     * @throws IllegalStateException that says which name two services use for different things, or which reference leads
     *     nowhere
     */
    ObjectNode merge() {
        new Names(documents).requireOneMeaningEach();
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
        info.putObject("contact").put("name", "Convoke").put("url", "https://convoke.io");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        return info;
    }

    private ArrayNode tags() {
        var byName = new TreeMap<String, JsonNode>();
        documents
                .values()
                .forEach(document -> document.path("tags")
                        .forEach(tag -> byName.put(tag.path("name").asText(), tag)));
        var tags = JSON.arrayNode();
        byName.values().forEach(tags::add);
        return tags;
    }

    private ObjectNode paths() {
        var paths = new TreeMap<String, JsonNode>();
        documents.forEach((service, document) -> {
            var prefix = document.at("/servers/0/url").asText();
            document.path("paths").properties().forEach(path -> {
                var whole = path.getKey().equals("/") ? prefix : prefix + path.getKey();
                if (paths.put(whole, path.getValue()) != null) {
                    throw new IllegalStateException("two services answer " + whole);
                }
            });
        });
        var node = JSON.objectNode();
        paths.forEach(node::set);
        return node;
    }

    private ObjectNode components() {
        var kinds = new TreeMap<String, Map<String, JsonNode>>();
        documents
                .values()
                .forEach(document -> document.path("components")
                        .properties()
                        .forEach(kind -> kind.getValue()
                                .properties()
                                .forEach(component -> kinds.computeIfAbsent(kind.getKey(), name -> new TreeMap<>())
                                        .put(component.getKey(), component.getValue()))));
        var components = JSON.objectNode();
        kinds.forEach((kind, all) -> {
            var node = components.putObject(kind);
            all.forEach(node::set);
        });
        return components;
    }
}
