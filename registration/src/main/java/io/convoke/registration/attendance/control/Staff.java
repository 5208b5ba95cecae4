package io.convoke.registration.attendance.control;

import java.util.UUID;

/**
 * Who wants to change something at the door.
 *
 * @param admin whether the person governs the platform
 */
public record Staff(UUID id, boolean admin) {}
