package io.convoke.apidocs.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;

/** The references inside a document. */
final class References {
    private final JsonNode document;

    References(JsonNode document) {
        this.document = document;
    }

    /**
     * Checks that each leads somewhere.
     *
     * @throws IllegalStateException that lists those which do not
     */
    void requireAll() {
        var missing = new TreeSet<String>();
        for (var ref : document.findValuesAsText("$ref")) {
            if (!ref.startsWith("#/") || document.at(ref.substring(1)).isMissingNode()) {
                missing.add(ref);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("references that lead nowhere: " + missing);
        }
    }
}
