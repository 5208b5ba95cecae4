package io.convoke.registration.tickets.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What a ticket says.
 *
 * @param username whose it is, so that it can be compared at the door
 * @param issuedAt in whole seconds
 */
public record Ticket(UUID registrationId, UUID eventId, String username, Instant issuedAt) {}
