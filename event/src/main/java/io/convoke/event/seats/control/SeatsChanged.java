package io.convoke.event.seats.control;

import java.time.Instant;
import java.util.UUID;

/**
 * Registration's event {@code seats-changed}.
 *
 * @param version rises with every change of the event's seats
 */
public record SeatsChanged(UUID eventId, int capacity, int taken, int waiting, long version, Instant asOf) {}
