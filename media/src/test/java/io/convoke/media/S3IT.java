package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same on an S3 store, in a server with 128 MB of heap and with its limits switched on: large files, many pictures at
 * once, and kill -9 in the midst of everything.
 */
class S3IT extends BusySuite {
    private static S3Server s3;
    private static RunningService server;
    private static Path work;

    @BeforeAll
    static void start() {
        var bench = Bench.current();
        bench.stopServers();
        if (bench.database().count("information_schema.tables where table_schema = 'media' and table_name = 'avatar'")
                > 0) {
            Store.directory().clear();
        }
        s3 = S3Server.current();
        bench.secrets().put("media", "convoke.media.s3.access-key", S3Server.ACCESS_KEY);
        bench.secrets().put("media", "convoke.media.s3.secret-key", S3Server.SECRET_KEY);
        work = bench.mediaDirectory().resolveSibling("media-s3");
        server = bench.service(
                List.of("media"),
                Map.of(
                        "convoke.media.storage", "s3",
                        "convoke.media.s3.endpoint", s3.endpoint().toString(),
                        "convoke.media.directory", work.toString(),
                        "convoke.media.sweep-interval", "PT1S",
                        "convoke.media.scan-interval", "PT1S",
                        "convoke.media.projection-wait", "PT1S",
                        "convoke.media.hourly-uploads", String.valueOf(HOURLY),
                        "convoke.rate-limits", "on"),
                List.of("-Xmx128m", "-Xmn24m"));
    }

    @AfterAll
    static void stop() {
        Bench.current().stopServers();
        new Store(s3.files(), work.resolve("scratch")).clear();
        secrets().remove("media", "convoke.media.s3.access-key");
        secrets().remove("media", "convoke.media.s3.secret-key");
    }

    private static ServiceSecrets secrets() {
        return Bench.current().secrets();
    }

    @AfterEach
    void clocksInStep() {
        Bench.current().clocks().reset();
    }

    @Override
    RunningService service() {
        return server;
    }

    @Override
    Store store() {
        return new Store(s3.files(), work.resolve("scratch"));
    }

    @Test
    void aStoreThatPausesOnlyTakesLonger() {
        var event = Gathering.published();
        var owner = Visitor.of(server, event.owner);
        s3.pause();
        try {
            var upload =
                    CompletableFuture.supplyAsync(() -> owner.tryUpload(event.id, "image/png", Pictures.png(50, 50)));
            awaitObjects("storing", 1);
            s3.resume();
            upload.join().expect(201);
        } finally {
            s3.resume();
        }
        store().awaitConsistency();
    }

    @Test
    void whateverAKillInterruptsIsClearedUp() throws Exception {
        var event = Gathering.published();
        var owner = Visitor.of(server, event.owner);
        var kept = owner.upload(event.id, "image/jpeg", Pictures.photo(700, 500, 1));
        var deleted = owner.upload(event.id, "image/jpeg", Pictures.photo(700, 500, 1));
        owner.awaitThumbnails(kept);
        owner.awaitThumbnails(deleted);
        store().awaitConsistency();
        // Of another event: what waits for a lock on the first one's rows holds the event.
        var other = Gathering.published();
        var another = Visitor.of(server, other.owner);
        JsonNode half;
        try (var database = Bench.current().database().connect()) {
            database.setAutoCommit(false);
            // The bytes are there, the row that refers to them is not: its object's row is locked.
            s3.pause();
            var first = abandoned(() -> owner.upload(event.id, "video/webm", webm()));
            awaitObjects("storing", 1);
            try (var lock = database.prepareStatement(
                            "select id from media.stored_object where status = 'storing' for update");
                    var rows = lock.executeQuery()) {
                rows.next();
                var id = rows.getObject(1, UUID.class).toString();
                s3.resume();
                Awaitility.await("bytes of " + id).until(() -> store().bytes().containsKey(id));
            }
            // A picture is there, its thumbnails are in the making.
            half = another.upload(other.id, "image/jpeg", Pictures.photo(4000, 3000, 1));
            s3.pause();
            awaitRows(1, "media.media_item where thumbnails = 'pending' and thumbnail_tries = 1");
            var unfinished = objects("storing");
            // Announced, and no bytes yet.
            var second = abandoned(() -> another.upload(other.id, "video/webm", webm()));
            awaitObjects("storing", unfinished + 1);
            // Half received.
            var scratch = scratchFiles();
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream().write(halfUpload(other));
                socket.getOutputStream().flush();
                Awaitility.await("half of a file").until(() -> scratchFiles() > scratch);
                // Deleted, its bytes still there.
                owner.http().delete("/" + deleted.get("id").asText()).expect(204);
                awaitObjects("removing", 4);

                server.kill9();
            }
            database.rollback();
            assertThat(first.isCompletedExceptionally() || !first.isDone()).isTrue();
            assertThat(second.isCompletedExceptionally() || !second.isDone()).isTrue();
        } finally {
            s3.resume();
        }
        assertThat(objects("storing")).isGreaterThanOrEqualTo(2);
        assertThat(objects("removing")).isEqualTo(4);

        server.start();
        clocks().shift("media", Duration.ofHours(2));

        var whole = another.awaitThumbnails(half);
        store().awaitConsistency();
        assertThat(items(event)).containsExactly(kept.get("id"));
        assertThat(items(other)).containsExactly(half.get("id"));
        for (var item : List.of(whole, kept)) {
            owner.fetch("/" + item.get("id").asText() + "/content").expect(200);
            owner.fetch("/" + item.get("id").asText() + "/thumbnails/medium").expect(200);
        }
        Bench.current()
                .events()
                .await(
                        "media",
                        "added",
                        other.id,
                        record -> record.json().get("mediaId").equals(half.get("id")));
    }

    private static List<JsonNode> items(Gathering event) {
        var ids = new ArrayList<JsonNode>();
        server.http()
                .get("/?eventId=" + event.id)
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> ids.add(item.get("id")));
        return ids;
    }

    private static Clocks clocks() {
        return Bench.current().clocks();
    }

    private static CompletableFuture<JsonNode> abandoned(java.util.function.Supplier<JsonNode> upload) {
        return CompletableFuture.supplyAsync(upload);
    }

    private static byte[] webm() {
        return Pictures.joined(
                "\u001aE\u00df\u00a3\u009fB\u0082\u0084webm".getBytes(StandardCharsets.ISO_8859_1), new byte[70_000]);
    }

    private static byte[] halfUpload(Gathering event) {
        var head = "POST /api/v1/media?eventId=" + event.id + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n"
                + "Content-Type: video/webm\r\nAuthorization: Bearer "
                + Bench.current().tokens().of(event.owner) + "\r\n\r\n";
        return Pictures.joined(head.getBytes(StandardCharsets.US_ASCII), webm());
    }

    private static long scratchFiles() throws IOException {
        try (var files = Files.list(work.resolve("scratch"))) {
            return files.count();
        }
    }

    private static long objects(String status) {
        return Bench.current().database().count("media.stored_object where status = ?", status);
    }

    private static void awaitObjects(String status, long count) {
        awaitRows(count, "media.stored_object where status = '" + status + "'");
    }

    private static void awaitRows(long count, String from) {
        Awaitility.await(count + " of " + from)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Bench.current().database().count(from) == count);
    }
}
