package io.convoke.system;

import static io.convoke.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.ApiException;
import io.convoke.client.api.MediaApi;
import io.convoke.client.api.MediaApi.ListMediaQuery;
import io.convoke.client.examples.Convoke;
import io.convoke.client.examples.Pictures;
import io.convoke.client.model.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture's life through the gateway: hung up, downloaded in parts, taken down. */
class PicturesWalkIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final UUID NOBODY = UUID.randomUUID();

    private final Platform platform = Platform.current();
    private final Convoke anybody = Convoke.at(platform.address());

    @TempDir
    Path directory;

    @Test
    void fromTheUploadToTheLastByte() throws IOException {
        var organiser = Participant.verified(platform, "odette", "en");
        var ann = Participant.verified(platform, "annick", "en");
        var stranger = Participant.verified(platform, "stella", "en");
        var event = UUID.fromString(organiser.createEvent("Evening of pictures", 3, 5));
        // The event has to be heard of first.
        await().atMost(SOON).untilAsserted(() -> refused(403, "forbidden", () -> upload(event, stranger)));
        ann.register(event.toString());

        var picture = await().atMost(SOON)
                .ignoreException(ApiException.class)
                .until(() -> upload(event, ann), Objects::nonNull);

        resume(picture);
        takeDown(event, picture, organiser, stranger);
    }

    private Media upload(UUID event, Participant person) throws IOException {
        var file = Files.write(directory.resolve("hall.jpg"), Photo.withPlace("The hall of " + event));
        return new Pictures(person.convoke()).hang(event, file);
    }

    /** A download that broke off in the middle goes on there, as long as the bytes are the same. */
    private void resume(Media picture) {
        var reader = platform.at("").with("Accept", "*/*");
        var whole = reader.get(picture.getUrl().toString()).expect(200);
        var size = whole.bytes().length;
        var etag = whole.header("ETag").orElseThrow();
        var rest = reader.with("Range", "bytes=" + size / 2 + "-");

        var first = reader.with("Range", "bytes=0-" + (size / 2 - 1))
                .get(picture.getUrl().toString())
                .expect(206);
        var second =
                rest.with("If-Range", etag).get(picture.getUrl().toString()).expect(206);
        assertThat(second.header("Content-Range")).contains("bytes " + size / 2 + "-" + (size - 1) + "/" + size);
        assertThat(first.bytes()).isEqualTo(Arrays.copyOf(whole.bytes(), size / 2));
        assertThat(second.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), size / 2, size));

        assertThat(rest.with("If-Range", "\"of before\"")
                        .get(picture.getUrl().toString())
                        .expect(200)
                        .bytes())
                .isEqualTo(whole.bytes());
        reader.with("If-None-Match", etag).get(picture.getUrl().toString()).expect(304);
        reader.with("Range", "bytes=" + size + "-")
                .get(picture.getUrl().toString())
                .expectProblem(416, "range-not-satisfiable");
    }

    private void takeDown(UUID event, Media picture, Participant organiser, Participant stranger) throws IOException {
        byte[] copy;
        try (var bytes = anybody.api(MediaApi.class).downloadMedia(picture.getId())) {
            copy = bytes.readAllBytes();
        }
        // Another one is there while thumbnails are made.
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(MediaFiles.equalTo(List.of(copy))).hasSize(1));
        refused(403, "forbidden", () -> stranger.api(MediaApi.class).deleteMedia(picture.getId()));
        refused(404, "media-unknown", () -> organiser.api(MediaApi.class).deleteMedia(NOBODY));

        organiser.api(MediaApi.class).deleteMedia(picture.getId());

        refused(404, "media-unknown", () -> anybody.api(MediaApi.class).getMedia(picture.getId()));
        refused(404, "media-unknown", () -> anybody.api(MediaApi.class).downloadMedia(picture.getId()));
        assertThat(anybody.api(MediaApi.class)
                        .listMedia(event, new ListMediaQuery())
                        .getItems())
                .isEmpty();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(MediaFiles.equalTo(List.of(copy))).isEmpty());
    }
}
