package io.convoke.common.events;

import io.convoke.common.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * An event that another service published.
 *
 * @param id the event's id, the same however often it is delivered
 * @param type the type within its topic, for example {@code confirmed}
 * @param time when it happened
 * @param key the aggregate
 * @param traceparent the trace that caused it; may be null
 * @param data the JSON value
 */
public record IncomingEvent(UUID id, String type, Instant time, UUID key, String traceparent, String data) {

    /**
     * Reads the value into a consumer's own record; fields that the record lacks are ignored.
     *
     * @throws java.io.UncheckedIOException when the value does not fit
     */
    public <T> T as(Class<T> type) {
        return Json.read(data, type);
    }

    /**
     * Reads CloudEvents binary mode.
     *
     * @throws IllegalArgumentException when a needed header is missing or malformed
     */
    static IncomingEvent of(IncomingRecord incoming) {
        var headers = incoming.headers();
        var type = headers.getOrDefault("ce_type", "");
        if (!type.startsWith("io.convoke.") || incoming.value() == null || incoming.key() == null) {
            throw new IllegalArgumentException("not an event of the platform: ce_type '" + type + "'");
        }
        try {
            return new IncomingEvent(
                    UUID.fromString(headers.getOrDefault("ce_id", "")),
                    type.substring(type.lastIndexOf('.') + 1),
                    Instant.parse(headers.getOrDefault("ce_time", "")),
                    UUID.fromString(incoming.key()),
                    headers.get("traceparent"),
                    incoming.value());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("ce_time is not a time", e);
        }
    }
}
