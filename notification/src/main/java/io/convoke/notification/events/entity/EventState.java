package io.convoke.notification.events.entity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * An event as one of its events describes it; end, place and reason may be null.
 *
 * @param at when it became so
 */
public record EventState(
        UUID eventId,
        long version,
        int sequence,
        String name,
        Instant start,
        Instant end,
        ZoneId timeZone,
        String status,
        String city,
        String address,
        Double latitude,
        Double longitude,
        String onlineUrl,
        UUID organiserId,
        String organiserUsername,
        String cancelReason,
        Instant at) {}
