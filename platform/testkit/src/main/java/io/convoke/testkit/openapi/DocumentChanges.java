package io.convoke.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two documents differ. The order of members is of no meaning, that of lists is. */
final class DocumentChanges {
    private final List<String> changes = new ArrayList<>();

    private DocumentChanges() {}

    /** A line for each place that was added, removed or changed. */
    static List<String> between(JsonNode before, JsonNode after) {
        var changes = new DocumentChanges();
        changes.compare("", before, after);
        return changes.changes;
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isObject() || !after.isObject()) {
            changes.add("changed " + place + ": " + before + " -> " + after);
            return;
        }
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var where = place + "/" + name.replace("/", "~1");
            if (!before.has(name)) {
                changes.add("added " + where);
            } else if (!after.has(name)) {
                changes.add("removed " + where);
            } else {
                compare(where, before.get(name), after.get(name));
            }
        }
    }
}
