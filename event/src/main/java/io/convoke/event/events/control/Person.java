package io.convoke.event.events.control;

import java.util.UUID;

/**
 * Whoever acts on an event.
 *
 * @param admin whether the person governs the platform
 */
public record Person(UUID id, String username, boolean admin) {}
