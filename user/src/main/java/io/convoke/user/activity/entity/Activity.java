package io.convoke.user.activity.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of a person's history.
 *
 * @param sourceId what it was done with: a registration, a review, a picture or the event itself
 * @param eventName as it is called now; empty while the news of the event has not arrived
 */
public record Activity(ActivityType type, UUID sourceId, UUID eventId, Optional<String> eventName, Instant at) {}
