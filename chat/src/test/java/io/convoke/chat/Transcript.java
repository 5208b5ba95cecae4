package io.convoke.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What was promised and what came true in one room, invariant I13 of the shared notes: what is acknowledged is in the history,
 * all hear one order, a resume leaves no gap, and nothing comes twice.
 *
 * @param acknowledged places by ref, as clients were told
 * @param stored refs by place, as the history has them
 * @param heard the refs that each client heard, by place, in the order of hearing
 */
record Transcript(Map<String, Long> acknowledged, Map<Long, String> stored, Map<String, List<Heard>> heard) {
    /** A message as a client heard it. */
    record Heard(long seq, String ref) {}

    /** Everything that is wrong, each in words; empty when all is well. */
    List<String> violations() {
        var found = new ArrayList<String>();
        for (var place = 1L; place <= stored.size(); place++) {
            if (!stored.containsKey(place)) {
                found.add("the history has no place " + place);
            }
        }
        var places = new HashMap<String, Long>();
        stored.forEach((place, ref) -> {
            var before = places.put(ref, place);
            if (before != null) {
                found.add(ref + " is stored at " + before + " and at " + place);
            }
        });
        acknowledged.forEach((ref, place) -> {
            if (!ref.equals(stored.get(place))) {
                found.add(ref + " was acknowledged at " + place + ", where the history has " + stored.get(place));
            }
        });
        heard.forEach((client, messages) -> found.addAll(violations(client, messages)));
        return found;
    }

    private List<String> violations(String client, List<Heard> messages) {
        var found = new ArrayList<String>();
        var seen = new HashSet<Long>();
        var last = 0L;
        for (var message : messages) {
            if (!seen.add(message.seq())) {
                found.add(client + " heard " + message.seq() + " twice");
            } else if (message.seq() != last + 1) {
                found.add(client + " heard " + message.seq() + " after " + last);
            }
            last = message.seq();
            if (!message.ref().equals(stored.get(message.seq()))) {
                found.add(client + " heard " + message.ref() + " at " + message.seq());
            }
        }
        if (last != stored.size()) {
            found.add(client + " heard nothing after " + last + " of " + stored.size());
        }
        return found;
    }
}
