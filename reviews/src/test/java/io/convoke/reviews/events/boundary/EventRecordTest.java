package io.convoke.reviews.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.common.json.Json;
import io.convoke.reviews.events.entity.EventFacts;
import io.convoke.reviews.events.entity.EventStatus;
import io.convoke.testkit.Contracts;
import java.time.Duration;
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
        assertThat(facts.name()).isEqualTo(sample.get("name").asText());
        assertThat(facts.status()).isEqualTo(status);
        assertThat(facts.over()).hasToString(sample.get("end").asText());
        assertThat(facts.organiserId()).hasToString(sample.at("/organiser/id").asText());
        sample.get("team")
                .forEach(member -> assertThat(facts.team())
                        .containsEntry(
                                UUID.fromString(member.get("userId").asText()),
                                member.get("role").asText()));
    }

    @Test
    void withoutAnEndADayIsAssumed() {
        var sample = Contracts.sample("events", "published");
        sample.remove("end");
        var facts = read(sample, "published");
        assertThat(facts.over()).isEqualTo(facts.start().plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "version", "name", "status", "start", "organiser"})
    void whatReviewingNeedsMustBeThere(String field) {
        var sample = Contracts.sample("events", "published");
        sample.remove(field);
        assertThatThrownBy(() -> read(sample, "published")).isInstanceOf(RuntimeException.class);
    }

    private static EventFacts read(ObjectNode sample, String type) {
        return Json.read(sample.toString(), EventRecord.class).facts(type);
    }
}
