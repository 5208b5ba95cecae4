package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.media.Holds.Step;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold whichever store keeps the bytes; a class per store runs it. */
abstract class GallerySuite {
    abstract RunningService service();

    abstract Store store();

    private static byte[] video(int length) {
        var video = new byte[length];
        new Random(length).nextBytes(video);
        System.arraycopy("\0\0\0\u0014ftypisom\0\0\2\0isom".getBytes(StandardCharsets.ISO_8859_1), 0, video, 0, 20);
        return video;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(JsonNode item, String rest) {
        return "/" + item.get("id").asText() + rest;
    }

    @Test
    void aPhotoIsShownUprightAndTellsNothingOfItsMaking() {
        var event = Gathering.published();
        var ann = Visitor.seated(service(), event, "ann");
        var photo = Pictures.photo(1600, 800, 6);
        assertThat(Pictures.contains(photo, Pictures.SECRET)).isTrue();

        var answer = ann.tryUpload(event.id, "image/jpeg", photo).expect(201);
        var item = answer.json();
        assertThat(answer.header("Location").orElseThrow())
                .endsWith("/api/v1/media/" + item.get("id").asText());
        assertThat(item.get("eventId").asText()).isEqualTo(event.id.toString());
        assertThat(item.get("mediaType").asText()).isEqualTo("image");
        assertThat(item.get("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(item.get("width").asInt()).isEqualTo(800);
        assertThat(item.get("height").asInt()).isEqualTo(1600);
        assertThat(item.get("uploadedBy").asText()).isEqualTo(ann.person().id().toString());
        assertThat(item.get("url").asText()).isEqualTo("/api/v1/media" + path(item, "/content"));

        var content = ann.fetch(path(item, "/content")).expect(200);
        assertThat(content.header("Content-Type")).contains("image/jpeg");
        assertThat(content.bytes()).hasSize(item.get("size").asInt());
        assertThat(sha256(content.bytes())).isEqualTo(item.get("sha256").asText());
        assertThat(Pictures.colours(Pictures.decoded(content.bytes()))).isEqualTo("BRYG");
        assertThat(Pictures.contains(content.bytes(), Pictures.SECRET)).isFalse();

        ann.awaitThumbnails(item);
        for (var size : List.of("small", "medium", "large")) {
            assertThat(item.at("/thumbnails/" + size).asText())
                    .isEqualTo("/api/v1/media" + path(item, "/thumbnails/" + size));
            var thumbnail = ann.fetch(path(item, "/thumbnails/" + size)).expect(200);
            var picture = Pictures.decoded(thumbnail.bytes());
            assertThat(picture.getHeight()).isEqualTo(size.equals("small") ? 160 : size.equals("medium") ? 480 : 1280);
            assertThat(Pictures.colours(picture)).isEqualTo("BRYG");
            assertThat(Pictures.contains(thumbnail.bytes(), Pictures.SECRET)).isFalse();
            assertThat(Pictures.contains(thumbnail.bytes(), "Exif")).isFalse();
        }
        var added = Bench.current().events().await("media", "added", event.id);
        Contracts.check(added);
        assertThat(added.json().get("mediaId")).isEqualTo(item.get("id"));
        assertThat(added.json().get("byTeam").asBoolean()).isFalse();
        assertThat(added.json().get("username").asText()).isEqualTo(ann.person().username());
        assertThat(added.json().get("thumbnails")).isEqualTo(item.get("thumbnails"));
        assertThat(service()
                        .http()
                        .get("/?eventId=" + event.id)
                        .expect(200)
                        .json()
                        .at("/items/0"))
                .isEqualTo(item);
        // In the store, too: the original never got there.
        store().awaitConsistency();
        assertThat(store().bytes()).doesNotContainValue(sha256(photo));
    }

    @Test
    void aThumbnailInTheMakingHasItsAddressAndSaysWhenToComeAgain() {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        JsonNode item;
        try (var holds = new Holds()) {
            item = holds.reached(
                    Step.THUMBNAILS, () -> owner.upload(event.id, "image/png", Pictures.clearPng(700, 500)));
            assertThat(owner.http().get(path(item, "")).expect(200).json()).isEqualTo(item);
            for (var size : List.of("small", "medium", "large")) {
                assertThat(item.at("/thumbnails/" + size).asText()).endsWith(path(item, "/thumbnails/" + size));
                var answer = owner.fetch(path(item, "/thumbnails/" + size));
                answer.expectProblem(503, "thumbnail-not-ready");
                assertThat(answer.header("Retry-After")).contains("2");
            }
        }
        owner.awaitThumbnails(item);
    }

    @Test
    void aFormBringsAVideoOfTheTeam() {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var video = video(300_000);
        var item = owner.tryForm(event.id, "video/mp4", video).expect(201).json();
        assertThat(item.get("mediaType").asText()).isEqualTo("video");
        assertThat(item.get("sha256").asText()).isEqualTo(sha256(video));
        assertThat(item.has("width")).isFalse();
        assertThat(item.has("thumbnails")).isFalse();
        assertThat(owner.fetch(path(item, "/content")).expect(200).bytes()).isEqualTo(video);
        owner.fetch(path(item, "/thumbnails/small")).expectProblem(404, "thumbnail-unknown");
        var added = Bench.current().events().await("media", "added", event.id);
        Contracts.check(added);
        assertThat(added.json().get("byTeam").asBoolean()).isTrue();
        assertThat(added.json().has("thumbnails")).isFalse();
    }

    @Test
    void aDownloadCanBeTakenUpAgain() {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var video = video(200_000);
        var item = owner.upload(event.id, "video/mp4", video);
        var path = path(item, "/content");
        var whole = service().http().with("Accept", "*/*").get(path).expect(200);
        var tag = whole.header("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + sha256(video) + "\"");
        assertThat(whole.header("Accept-Ranges")).contains("bytes");
        assertThat(whole.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.header("Cache-Control")).contains("public, max-age=3600");
        assertThat(whole.header("Content-Disposition").orElseThrow())
                .isEqualTo("inline; filename=\"" + item.get("id").asText() + ".mp4\"");

        var http = owner.anything();
        var part = http.with("Range", "bytes=1000-1999").get(path).expect(206);
        assertThat(part.header("Content-Range")).contains("bytes 1000-1999/200000");
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(video, 1000, 2000));
        var rest = http.with("Range", "bytes=150000-")
                .with("If-Range", tag)
                .get(path)
                .expect(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(video, 150_000, 200_000));
        var end = http.with("Range", "bytes=-5").get(path).expect(206);
        assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(video, 199_995, 200_000));

        assertThat(http.with("Range", "bytes=1-2")
                        .with("If-Range", "\"other\"")
                        .get(path)
                        .expect(200)
                        .bytes())
                .hasSize(200_000);
        assertThat(http.with("Range", "bytes=0-1,5-6").get(path).expect(200).bytes())
                .hasSize(200_000);
        assertThat(http.with("Range", "bytes=nonsense").get(path).expect(200).bytes())
                .hasSize(200_000);
        var outside = http.with("Range", "bytes=200000-").get(path);
        outside.expectProblem(416, "range-not-satisfiable");
        assertThat(outside.header("Content-Range")).contains("bytes */200000");

        var known = http.with("If-None-Match", "\"x\", W/" + tag).get(path).expect(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.header("ETag")).contains(tag);
        http.with("If-Modified-Since", whole.header("Last-Modified").orElseThrow())
                .get(path)
                .expect(304);
        http.with("If-None-Match", "\"x\"").get(path).expect(200);
        var head = http.send("HEAD", path).expect(200);
        assertThat(head.header("Content-Length")).contains("200000");
        assertThat(head.header("ETag")).contains(tag);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneWithItsBytes() {
        var event = Gathering.published();
        var editor = Visitor.user(service(), "ed");
        event.with(editor.person(), "editor");
        var ann = Visitor.seated(service(), event, "ann");
        var bob = Visitor.seated(service(), event, "bob");
        var first = ann.upload(event.id, "image/png", Pictures.clearPng(700, 500));
        var second = ann.upload(event.id, "image/gif", Pictures.gif(40, 40, 3));
        ann.awaitThumbnails(first);
        ann.awaitThumbnails(second);
        assertThat(first.get("contentType").asText()).isEqualTo("image/png");
        assertThat(second.get("contentType").asText()).isEqualTo("image/gif");

        bob.http().delete(path(first, "")).expectProblem(403, "forbidden");
        ann.http().delete(path(first, "")).expect(204);
        editor.http().delete(path(second, "")).expect(204);

        for (var item : List.of(first, second)) {
            ann.http().get(path(item, "")).expectProblem(404, "media-unknown");
            ann.fetch(path(item, "/content")).expectProblem(404, "media-unknown");
            ann.fetch(path(item, "/thumbnails/large")).expectProblem(404, "media-unknown");
            ann.http().delete(path(item, "")).expectProblem(404, "media-unknown");
            var removed = Bench.current()
                    .events()
                    .await(
                            "media",
                            "removed",
                            event.id,
                            record -> record.json().get("mediaId").equals(item.get("id")));
            Contracts.check(removed);
        }
        assertThat(ann.http().get("/?eventId=" + event.id).expect(200).json().get("items"))
                .isEmpty();
        store().awaitConsistency();
    }

    @Test
    void anAvatarComesGoesAndIsTold() {
        var ann = Visitor.user(service(), "ann");
        var events = Bench.current().events();
        var address = "/avatars/" + ann.person().id();
        ann.fetch(address).expectProblem(404, "avatar-unknown");
        ann.http().delete("/avatars/me").expectProblem(404, "avatar-unknown");

        var first = ann.http()
                .send("PUT", "/avatars/me", "image/jpeg", Pictures.photo(900, 600, 3))
                .expect(200)
                .json();
        assertThat(first.get("version").asLong()).isEqualTo(1);
        assertThat(first.get("url").asText()).isEqualTo("/api/v1/media" + address + "?v=1");
        var shown = service().http().with("Accept", "*/*").get(address + "?v=1").expect(200);
        var picture = Pictures.decoded(shown.bytes());
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(512);
        assertThat(Pictures.colours(picture)).isEqualTo("YBGR");
        assertThat(Pictures.contains(shown.bytes(), Pictures.SECRET)).isFalse();

        ann.http()
                .send("PUT", "/avatars/me", "image/webp", Pictures.resource("clear.webp"))
                .expect(200);
        assertThat(ann.fetch(address).expect(200).header("Content-Type")).contains("image/png");
        ann.http()
                .send("PUT", "/avatars/me", "image/png", Pictures.promise(50_000, 50_000))
                .expectProblem(422, "image-too-large");
        ann.http().send("PUT", "/avatars/me", "image/png", video(5_000)).expectProblem(415, "unsupported-media-type");
        ann.http().delete("/avatars/me").expect(204);
        ann.fetch(address).expectProblem(404, "avatar-unknown");
        service()
                .http()
                .send("PUT", "/avatars/me", "image/png", Pictures.png(9, 9))
                .expectProblem(401, "invalid-token");

        events.await(
                "media",
                "avatar-changed",
                ann.person().id(),
                record -> record.json().get("version").asLong() == 3);
        var told = events.received("media", "avatar-changed", ann.person().id());
        told.forEach(Contracts::check);
        assertThat(told)
                .extracting(record -> record.json().get("version").asInt())
                .containsExactly(1, 2, 3);
        assertThat(told).extracting(record -> record.json().has("url")).containsExactly(true, true, false);
        store().awaitConsistency();
    }

    @Test
    void onlyTheTeamAndThoseWithASeatUpload() {
        var event = Gathering.published();
        var door = Person.user("dora");
        event.with(door, "checkin");
        var ann = Visitor.user(service(), "ann");
        var picture = Pictures.png(30, 20);
        ann.tryUpload(event.id, "image/png", picture).expectProblem(403, "forbidden");
        var seat = event.seat(ann.person());
        ann.upload(event.id, "image/png", picture);
        event.tellOfSeat("checked-in", ann.person(), seat);
        ann.upload(event.id, "image/png", picture);
        event.tellOfSeat("cancelled", ann.person(), seat);
        ann.tryUpload(event.id, "image/png", picture).expectProblem(403, "forbidden");
        Visitor.of(service(), door).upload(event.id, "image/png", picture);
    }
}
