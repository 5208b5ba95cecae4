package io.convoke.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingEventTest {
    private static final String KEY = "01900000-0000-7000-8000-000000000001";
    private static final String ID = "01900000-0000-7000-8000-000000000002";
    private static final Map<String, String> HEADERS =
            Map.of("ce_id", ID, "ce_type", "io.convoke.events.published", "ce_time", "2027-03-01T07:00:00Z");

    record Named(String name) {}

    @Test
    void binaryModeIsRead() {
        var event = IncomingEvent.of(record(KEY, "{\"name\":\"a\",\"more\":1}", HEADERS));

        assertThat(event.id()).isEqualTo(UUID.fromString(ID));
        assertThat(event.type()).isEqualTo("published");
        assertThat(event.key()).isEqualTo(UUID.fromString(KEY));
        assertThat(event.as(Named.class)).isEqualTo(new Named("a"));
    }

    @ParameterizedTest
    @CsvSource({"ce_id,x", "ce_id,", "ce_type,org.other.thing", "ce_type,", "ce_time,noon", "ce_time,"})
    void whatIsNoEventOfThePlatformIsRefused(String header, String value) {
        var headers = new java.util.HashMap<>(HEADERS);
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }

        assertThatIllegalArgumentException().isThrownBy(() -> IncomingEvent.of(record(KEY, "{}", headers)));
    }

    @Test
    void keyAndValueAreNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> IncomingEvent.of(record(null, "{}", HEADERS)));
        assertThatIllegalArgumentException().isThrownBy(() -> IncomingEvent.of(record(KEY, null, HEADERS)));
        assertThatIllegalArgumentException().isThrownBy(() -> IncomingEvent.of(record("x", "{}", HEADERS)));
    }

    private static IncomingRecord record(String key, String value, Map<String, String> headers) {
        var record = new ConsumerRecord<>("convoke.events", 0, 7L, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return IncomingRecord.of(record);
    }
}
