package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A record read from a topic.
 *
 * @param topic with the module's prefix
 * @param id the CloudEvents id; empty when it has none
 * @param type the CloudEvents type, such as {@code io.convoke.registrations.confirmed}; empty when it has none
 * @param headers all of them, as text
 * @param json the value; a text node when it is no JSON
 */
public record Received(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        Map<String, String> headers,
        JsonNode json) {}
