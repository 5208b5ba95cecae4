package io.convoke.user.activity.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import io.convoke.user.activity.control.Deed;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of what other services publish about what people do are understood. */
class RecordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"published", "changed", "cancelled", "completed", "deleted"})
    void eventsAreRead(String type) {
        var sample = Contracts.sample("events", type);
        var facts = Json.read(sample.toString(), EventRecord.class).facts(type);
        assertThat(facts.eventId()).isEqualTo(id(sample, "eventId"));
        assertThat(facts.version()).isEqualTo(sample.get("version").asLong());
        assertThat(facts.name()).isEqualTo(sample.get("name").asText());
        assertThat(facts.overAt().map(Instant::toString).orElse("not over"))
                .isEqualTo(type.equals("completed") ? sample.get("end").asText() : "not over");
    }

    @ParameterizedTest
    @CsvSource({"published, false", "deleted, true"})
    void whoOrganisesIsRead(String type, boolean takenBack) {
        var sample = Contracts.sample("events", type);
        var deed = Json.read(sample.toString(), EventRecord.class).deed(type);
        assertThat(deed)
                .contains(new Deed(
                        UUID.fromString(sample.at("/organiser/id").asText()),
                        ActivityType.ORGANISED,
                        id(sample, "eventId"),
                        id(sample, "eventId"),
                        at(sample),
                        takenBack));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "cancelled", "completed"})
    void nobodyOrganisesByAChange(String type) {
        var sample = Contracts.sample("events", type);
        assertThat(Json.read(sample.toString(), EventRecord.class).deed(type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "waitlisted", "promoted", "cancelled", "checked-in", "check-in-undone"})
    void registrationsAreRead(String type) {
        var sample = Contracts.sample("registrations", type);
        var deed = Json.read(sample.toString(), RegistrationRecord.class).deed(ActivityType.ATTENDED, true);
        assertThat(deed).isEqualTo(deed(sample, ActivityType.ATTENDED, "registrationId", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"posted", "removed"})
    void reviewsAreRead(String type) {
        var sample = Contracts.sample("reviews", type);
        var deed = Json.read(sample.toString(), ReviewRecord.class).deed(true);
        assertThat(deed).isEqualTo(deed(sample, ActivityType.REVIEWED, "reviewId", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"added", "removed"})
    void uploadsAreRead(String type) {
        var sample = Contracts.sample("media", type);
        var deed = Json.read(sample.toString(), MediaRecord.class).deed(false);
        assertThat(deed).isEqualTo(deed(sample, ActivityType.UPLOADED, "mediaId", false));
    }

    @Test
    void avatarsAreRead() {
        var sample = Contracts.sample("media", "avatar-changed");
        var avatar = Json.read(sample.toString(), AvatarRecord.class);
        assertThat(avatar.userId()).isEqualTo(id(sample, "userId"));
        assertThat(avatar.url()).contains(sample.get("url").asText());
        assertThat(avatar.version()).isEqualTo(sample.get("version").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "version", "name"})
    void whatTellsOfAnEventMustBeThere(String field) {
        var sample = Contracts.sample("events", "published");
        sample.remove(field);
        assertThatThrownBy(() -> Json.read(sample.toString(), EventRecord.class).facts("published"))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registrationId", "eventId", "userId", "at"})
    void whatSaysWhoDidWhatMustBeThere(String field) {
        var sample = Contracts.sample("registrations", "confirmed");
        sample.remove(field);
        assertThatThrownBy(() ->
                        Json.read(sample.toString(), RegistrationRecord.class).deed(ActivityType.REGISTERED, false))
                .isInstanceOf(RuntimeException.class);
    }

    private static Deed deed(JsonNode sample, ActivityType what, String source, boolean takenBack) {
        return new Deed(id(sample, "userId"), what, id(sample, source), id(sample, "eventId"), at(sample), takenBack);
    }

    private static UUID id(JsonNode sample, String field) {
        return UUID.fromString(sample.get(field).asText());
    }

    private static Instant at(JsonNode sample) {
        return Instant.parse(sample.get("at").asText());
    }
}
