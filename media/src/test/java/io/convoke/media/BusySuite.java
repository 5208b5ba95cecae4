package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold in a server with little memory and its limits switched on, beside everything else. */
abstract class BusySuite extends GallerySuite {
    /** How many files a person uploads in an hour to such a server. */
    static final int HOURLY = 12;

    @Test
    void twoHundredMegabytesComeInAndGoOutThroughASmallHeap() throws Exception {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var before = service().server().process().identity();
        var length = 200L << 20;

        var connection = (HttpURLConnection)
                service().uri("/api/v1/media?eventId=" + event.id).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(length);
        connection.setRequestProperty(
                "Authorization", "Bearer " + Bench.current().tokens().of(event.owner));
        connection.setRequestProperty("Content-Type", "video/mp4");
        var sent = MessageDigest.getInstance("SHA-256");
        try (var out = connection.getOutputStream()) {
            var block = new byte[1 << 20];
            for (var i = 0L; i < length; i += block.length) {
                java.util.Arrays.fill(block, (byte) i);
                if (i == 0) {
                    System.arraycopy(
                            "\0\0\0\u0014ftypmp42\0\0\0\0mp42".getBytes(StandardCharsets.ISO_8859_1), 0, block, 0, 20);
                }
                sent.update(block);
                out.write(block);
            }
        }
        assertThat(connection.getResponseCode()).isEqualTo(201);
        var location = connection.getHeaderField("Location");
        var id = location.substring(location.lastIndexOf('/') + 1);
        var item = owner.http().get("/" + id).expect(200).json();
        assertThat(item.get("size").asLong()).isEqualTo(length);
        assertThat(item.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(sent.digest()));

        var received = MessageDigest.getInstance("SHA-256");
        var url = service().uri(item.get("url").asText()).toURL();
        var download = (HttpURLConnection) url.openConnection();
        try (var in = new DigestInputStream(download.getInputStream(), received)) {
            assertThat(in.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(length);
        }
        assertThat(HexFormat.of().formatHex(received.digest()))
                .isEqualTo(item.get("sha256").asText());
        var tail = owner.anything()
                .with("Range", "bytes=" + (length - 10) + "-")
                .get("/" + id + "/content")
                .expect(206);
        assertThat(tail.bytes()).hasSize(10);
        owner.http().delete("/" + id).expect(204);
        store().awaitConsistency();
        assertThat(service().server().process().identity()).isEqualTo(before);
    }

    @Test
    void manyPicturesAtOnceAreDecodedWithinTheSameHeap() throws Exception {
        var event = Gathering.published();
        var before = service().server().process().identity();
        var photo = Pictures.photo(4000, 3000, 6);
        var bombs = List.of(
                Pictures.promise(50_000, 50_000),
                Pictures.promise(7_000, 7_000),
                Pictures.gifPromise(65_535, 65_535, 1));
        var threads = Executors.newFixedThreadPool(6);
        try {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 6; i++) {
                var visitor = Visitor.user(service(), "p" + i);
                event.with(visitor.person(), "moderator");
                var file = i % 2 == 0 ? bombs.get(i / 2) : photo;
                answers.add(threads.submit(() -> visitor.tryUpload(event.id, "application/octet-stream", file)
                        .status()));
            }
            for (var i = 0; i < 6; i++) {
                // Who waits for memory for too long is told so.
                assertThat(answers.get(i).get()).isIn(i % 2 == 0 ? List.of(422) : List.of(201, 503));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(service().server().process().identity()).isEqualTo(before);
        var items =
                service().http().get("/?eventId=" + event.id).expect(200).json().get("items");
        assertThat(items).isNotEmpty();
        Visitor.of(service(), event.owner).awaitThumbnails(items.get(0));
    }

    @Test
    void whoUploadsTooOftenIsToldToWait() {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var picture = Pictures.png(8, 8);
        var answers = IntStream.range(0, 2 * HOURLY + 1)
                .mapToObj(i -> owner.tryUpload(event.id, "image/png", picture))
                .takeWhile(answer -> answer.status() == 201)
                .count();
        assertThat(answers).isBetween((long) HOURLY, 2L * HOURLY);
        var refused = owner.tryUpload(event.id, "image/png", picture);
        refused.expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3600);
    }
}
