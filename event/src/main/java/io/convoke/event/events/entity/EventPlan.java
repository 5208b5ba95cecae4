package io.convoke.event.events.entity;

import io.convoke.event.locations.entity.Location;
import java.util.Optional;

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
        Optional<String> onlineUrl) {}
