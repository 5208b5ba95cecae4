package io.convoke.event.events.entity;

import io.convoke.event.locations.entity.Location;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an organiser says about an event, checked for form by the boundary.
 *
 * @param name 1 to 255 characters
 * @param description up to 20,000 characters
 * @param category up to 100 characters
 * @param capacity 1..100,000 places
 * @param onlineUrl where to take part from afar
 */
public record EventPlan(
        String name,
        Optional<String> description,
        Optional<String> category,
        Schedule schedule,
        int capacity,
        Optional<Location> location,
        Optional<String> onlineUrl) {

    /** The names of the fields, as published, in which an event is otherwise. */
    Set<String> differencesTo(Event event) {
        var changes = new LinkedHashSet<String>();
        note(changes, "name", event.name(), name);
        note(changes, "description", event.description(), description);
        note(changes, "category", event.category(), category);
        event.schedule().differences(schedule, changes);
        note(changes, "capacity", event.capacity(), capacity);
        note(changes, "online", event.onlineUrl(), onlineUrl);
        if (!isAtThePlaceOf(event)) {
            changes.add("location");
        }
        return changes;
    }

    boolean isAtThePlaceOf(Event event) {
        return event.location().map(Location::place).equals(location.map(Location::place));
    }

    private static void note(Set<String> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(field);
        }
    }
}
