package io.convoke.event.images.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the samples of the contract as the consumer does. */
class MediaRecordsTest {
    @Test
    void whatWasAddedIsRead() {
        var sample = Contracts.sample("media", "added").put("byTeam", true);
        var added = Json.read(sample.toString(), MediaAdded.class);
        assertThat(added.mediaId()).hasToString(sample.get("mediaId").asText());
        assertThat(added.eventId()).hasToString(sample.get("eventId").asText());
        assertThat(added.url()).isEqualTo(sample.get("url").asText());
        assertThat(added.at()).hasToString(sample.get("at").asText());
        assertThat(added.canStandForTheEvent()).isTrue();
    }

    @Test
    void whatAGuestAddedCannotStandForTheEvent() {
        var sample = Contracts.sample("media", "added").put("byTeam", false);
        assertThat(Json.read(sample.toString(), MediaAdded.class).canStandForTheEvent())
                .isFalse();
    }

    @Test
    void whatWasRemovedIsRead() {
        var sample = Contracts.sample("media", "removed");
        var removed = Json.read(sample.toString(), MediaRemoved.class);
        assertThat(removed.mediaId()).hasToString(sample.get("mediaId").asText());
        assertThat(removed.eventId()).hasToString(sample.get("eventId").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mediaId", "eventId", "mediaType", "url", "at"})
    void whatAnImageNeedsMustBeThere(String field) {
        var sample = Contracts.sample("media", "added");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), MediaAdded.class)).isInstanceOf(RuntimeException.class);
    }
}
