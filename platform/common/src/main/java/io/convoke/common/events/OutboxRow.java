package io.convoke.common.events;

import java.time.Instant;
import java.util.UUID;

/** A row of the outbox as the relay sends it. */
record OutboxRow(
        long sequence, UUID id, String topic, String key, String type, String data, String traceparent, Instant time) {}
