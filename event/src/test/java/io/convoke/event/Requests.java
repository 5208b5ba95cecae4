package io.convoke.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Bodies of requests, to be changed at will. */
final class Requests {
    private Requests() {}

    /** A good event in the far future, with a name of its own. */
    static Map<String, Object> event() {
        return event("Kotlin evening " + UUID.randomUUID());
    }

    /** A good event in the far future. */
    static Map<String, Object> event(String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("start", "2031-03-27T19:00");
        body.put("end", "2031-03-27T22:00");
        body.put("timeZone", "Europe/Moscow");
        return body;
    }

    /** The same body with one field changed; null takes it out. */
    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new LinkedHashMap<>(body);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return changed;
    }
}
