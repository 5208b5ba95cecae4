package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image of an event as media tells it (E11). */
@ServiceTest
class ImagesIT {
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private Http reader;
    private Events events;
    private Database database;
    private UUID id;
    private String name;

    @BeforeEach
    void makeAnEvent(RunningService service, Tokens tokens, Events topics, Database rows) {
        events = topics;
        database = rows;
        reader = service.http();
        var made = service.http()
                .as(tokens.of(Person.user("ann")))
                .post("/", Requests.event())
                .expect(201)
                .json();
        id = UUID.fromString(made.get("id").asText());
        name = made.get("name").asText();
        assertThat(made.has("imageUrl")).isFalse();
    }

    @Test
    void theEarliestImageOfTheEventsOwnPeopleThatIsStillThere() {
        var before = reader.get("/" + id).header("ETag");
        var second = added(NOON.plusSeconds(60), true, "image");
        awaitImage(url(second));
        var first = added(NOON, true, "image");
        added(NOON.minusSeconds(60), false, "image");
        added(NOON.minusSeconds(60), true, "video");
        awaitImage(url(first));
        settle();
        assertThat(image()).isEqualTo(url(first));
        assertThat(reader.get("/" + id).header("ETag"))
                .as("an image is no change of the event")
                .isEqualTo(before);
        assertThat(reader.get("/?q=" + name.replace(" ", "%20"))
                        .expect(200)
                        .json()
                        .at("/items/0/imageUrl")
                        .asText())
                .isEqualTo(url(first));

        removed(first);
        awaitImage(url(second));
        removed(second);
        Awaitility.await("no image")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !reader.get("/" + id).json().has("imageUrl"));
    }

    @Test
    void whatWasRemovedStaysRemovedInWhateverOrderItIsTold() {
        var gone = UUID.randomUUID();
        removed(gone);
        added(gone, NOON, true, "image");
        var kept = added(NOON.plusSeconds(60), true, "image");
        awaitImage(url(kept));

        // The whole topic once more, under other ids than the inbox knows.
        events.received("media").stream()
                .filter(record -> record.key().equals(id.toString()))
                .toList()
                .forEach(record ->
                        events.publish("media", record.type().replace("io.convoke.media.", ""), id, record.json()));
        settle();
        assertThat(image()).isEqualTo(url(kept));
        assertThat(database.count("event.event_image where event_id = ?", id)).isEqualTo(2);
    }

    @Test
    void otherTypesAreIgnoredAndPoisonIsBuried() {
        events.publish("media", "avatar-changed", id, Contracts.sample("media", "avatar-changed"));
        events.publish("media", "from-the-future", id, "{}");
        events.publish("media", "added", id, "{\"eventId\": \"" + id + "\", \"byTeam\": true}");
        awaitImage(url(added(NOON, true, "image")));
        events.await("dlt.event-media", record -> record.key().equals(id.toString()));
    }

    /** What comes after on the same key is applied after all that was told before. */
    private void settle() {
        var last = UUID.randomUUID();
        removed(last);
        Awaitility.await("all is applied")
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.count("event.event_image where media_id = ?", last) == 1);
        database.update("delete from event.event_image where media_id = ?", last);
    }

    private UUID added(Instant at, boolean byTeam, String mediaType) {
        return added(UUID.randomUUID(), at, byTeam, mediaType);
    }

    private UUID added(UUID mediaId, Instant at, boolean byTeam, String mediaType) {
        var sample = Contracts.sample("media", "added");
        sample.put("mediaId", mediaId.toString())
                .put("eventId", id.toString())
                .put("byTeam", byTeam)
                .put("mediaType", mediaType)
                .put("url", url(mediaId))
                .put("at", at.toString());
        events.publish("media", "added", id, sample);
        return mediaId;
    }

    private void removed(UUID mediaId) {
        var sample = Contracts.sample("media", "removed");
        sample.put("mediaId", mediaId.toString()).put("eventId", id.toString());
        events.publish("media", "removed", id, sample);
    }

    private static String url(UUID mediaId) {
        return "/api/v1/media/" + mediaId + "/content";
    }

    private String image() {
        return reader.get("/" + id).expect(200).json().path("imageUrl").asText();
    }

    private void awaitImage(String url) {
        Awaitility.await("image " + url)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> image().equals(url));
    }
}
