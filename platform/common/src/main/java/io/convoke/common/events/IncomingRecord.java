package io.convoke.common.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came from the broker, before anything about it is believed. */
record IncomingRecord(String topic, int partition, long offset, String key, String value, Map<String, String> headers) {

    static IncomingRecord of(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : record.headers()) {
            headers.put(
                    header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        return new IncomingRecord(
                record.topic(), record.partition(), record.offset(), record.key(), record.value(), headers);
    }
}
