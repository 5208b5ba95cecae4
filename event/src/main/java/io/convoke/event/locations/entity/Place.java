package io.convoke.event.locations.entity;

import java.util.Optional;

/**
 * What describes a location.
 *
 * @param city 1 to 100 characters
 * @param address up to 500 characters
 */
public record Place(String city, Optional<String> address, Optional<Point> point) {}
