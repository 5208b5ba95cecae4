package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold in a server with little memory and its limits switched on, beside everything else. */
abstract class BusySuite extends GallerySuite {
    /** How many files a person uploads in an hour to such a server. */
    static final int HOURLY = 12;

    /** The module's only server that runs: with little memory, its limits switched on, and quick to clear up. */
    static RunningService onlyServer(Map<String, String> store) {
        var bench = Bench.current();
        bench.stopServers();
        var variables = new TreeMap<>(store);
        variables.putAll(Map.of(
                "convoke.media.sweep-interval", "PT1S",
                "convoke.media.scan-interval", "PT1S",
                "convoke.media.projection-wait", "PT1S",
                "convoke.media.hourly-uploads", String.valueOf(HOURLY),
                "convoke.rate-limits", "on"));
        return bench.service(List.of("media"), variables, List.of("-Xmx128m", "-Xmn24m"));
    }

    @Test
    void twoHundredMegabytesComeInAndGoOutThroughASmallHeap() throws Exception {
        comesInAndGoesOut("video/mp4", new byte[0], new byte[0]);
    }

    /** A video of 200 MiB, with something around it in the request's body. */
    void comesInAndGoesOut(String contentType, byte[] before, byte[] after) throws Exception {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var process = service().server().process().identity();
        var length = 200L << 20;

        var connection = (HttpURLConnection)
                service().uri("/api/v1/media?eventId=" + event.id).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(before.length + length + after.length);
        connection.setRequestProperty(
                "Authorization", "Bearer " + Bench.current().tokens().of(event.owner));
        connection.setRequestProperty("Content-Type", contentType);
        var sent = MessageDigest.getInstance("SHA-256");
        try (var out = connection.getOutputStream()) {
            out.write(before);
            sendVideo(length, new DigestOutputStream(out, sent));
            out.write(after);
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
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(length);
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
        assertThat(service().server().process().identity()).isEqualTo(process);
    }

    private static void sendVideo(long length, OutputStream out) throws IOException {
        var block = new byte[1 << 20];
        for (var i = 0L; i < length; i += block.length) {
            Arrays.fill(block, (byte) (i / block.length));
            if (i == 0) {
                System.arraycopy(
                        "\0\0\0\u0014ftypmp42\0\0\0\0mp42".getBytes(StandardCharsets.ISO_8859_1), 0, block, 0, 20);
            }
            out.write(block);
        }
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
