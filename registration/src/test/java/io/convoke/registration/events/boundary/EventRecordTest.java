package io.convoke.registration.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.common.json.Json;
import io.convoke.registration.events.entity.EventFacts;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.testkit.Contracts;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the samples of the contract as the consumer does. */
class EventRecordTest {
    @ParameterizedTest
    @CsvSource({
        "published, ACTIVE",
        "changed, ACTIVE",
        "cancelled, CANCELLED",
        "completed, COMPLETED",
        "deleted, DELETED",
    })
    void everyTypeIsRead(String type, EventStatus status) {
        var sample = Contracts.sample("events", type);
        var facts = read(sample, type);
        assertThat(facts.eventId()).hasToString(sample.get("eventId").asText());
        assertThat(facts.version()).isEqualTo(sample.get("version").asLong());
        assertThat(facts.status()).isEqualTo(status);
        assertThat(facts.start()).hasToString(sample.get("start").asText());
        assertThat(facts.capacity()).isEqualTo(sample.get("capacity").asInt());
        assertThat(facts.organiserId()).hasToString(sample.at("/organiser/id").asText());
        assertThat(facts.fromTopic()).isTrue();
    }

    @Test
    void theTeamIsRead() {
        var sample = Contracts.sample("events", "changed");
        var ed = UUID.randomUUID();
        sample.putArray("team").addObject().put("userId", ed.toString()).put("role", "editor");
        assertThat(read(sample, "changed").team()).isEqualTo(Map.of(ed, "editor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "version", "name", "status", "start", "timeZone", "capacity", "organiser"})
    void whatRegisteringNeedsMustBeThere(String field) {
        var sample = Contracts.sample("events", "published");
        sample.remove(field);
        assertThatThrownBy(() -> read(sample, "published")).isInstanceOf(RuntimeException.class);
    }

    private static EventFacts read(ObjectNode sample, String type) {
        return Json.read(sample.toString(), EventRecord.class).facts(type);
    }
}
