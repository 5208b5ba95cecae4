package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.media.Holds.Step;
import io.convoke.testkit.Bench;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must hold after kill -9 in the midst of everything, whichever store keeps the bytes. */
abstract class CrashSuite extends BusySuite {
    /**
     * Interrupts the store in a step of its own; {@link #resumeStore} ends that.
     *
     * @param upload returns when it is answered, which may never be
     * @return how many uploads it has taken for that
     */
    abstract int interruptStore(Runnable upload);

    void resumeStore() {}

    @AfterEach
    void clocksInStep() {
        Bench.current().clocks().reset();
    }

    @Test
    void whateverAKillInterruptsIsClearedUp() throws Exception {
        var event = Gathering.published();
        var owner = Visitor.of(service(), event.owner);
        var kept = owner.upload(event.id, "image/jpeg", Pictures.photo(700, 500, 1));
        var deleted = owner.upload(event.id, "image/jpeg", Pictures.photo(700, 500, 1));
        var gone = owner.upload(event.id, "video/webm", webm());
        owner.awaitThumbnails(kept);
        owner.awaitThumbnails(deleted);
        store().awaitConsistency();
        // Of another event: who hangs a video on the first one holds the event.
        var other = Gathering.published();
        var another = Visitor.of(service(), other.owner);
        JsonNode half;
        var unanswered = new ArrayList<Future<?>>();
        var clients = Executors.newCachedThreadPool();
        try (var holds = new Holds()) {
            // Deleted, its bytes are gone, its row is not.
            holds.reached(
                    Step.FORGETTING,
                    () -> owner.http().delete("/" + gone.get("id").asText()).expect(204));
            // Its bytes are there, nothing refers to them.
            unanswered.add(holds.reached(
                    Step.VIDEO, () -> clients.submit(() -> owner.upload(event.id, "video/webm", webm()))));
            // A picture is there, nothing refers to the bytes of its thumbnails.
            half = holds.reached(
                    Step.THUMBNAILS, () -> another.upload(other.id, "image/jpeg", Pictures.photo(700, 500, 1)));
            // Announced, and no bytes yet.
            Supplier<Future<?>> upload = () -> clients.submit(() -> another.upload(other.id, "video/webm", webm()));
            var announced = 1 + interruptStore(() -> unanswered.add(upload.get()));
            unanswered.add(holds.reached(Step.ANNOUNCEMENT, upload));
            // Deleted, its bytes are all there.
            unanswered.add(holds.reached(
                    Step.REMOVAL,
                    () -> clients.submit(
                            () -> owner.http().delete("/" + deleted.get("id").asText()))));
            // Half received.
            var scratch = scratchFiles();
            try (var socket = new Socket("127.0.0.1", service().port())) {
                socket.getOutputStream().write(halfUpload(other));
                socket.getOutputStream().flush();
                Awaitility.await("half of a file").until(() -> scratchFiles() > scratch);

                // It never learns that the commits it waits for were done.
                service().pause();
                holds.release(Step.ANNOUNCEMENT);
                holds.release(Step.REMOVAL);
                awaitObjects("storing", 4 + announced);
                awaitObjects("removing", 5);
                service().kill9();
            }
            assertThat(objectsWithBytes("storing")).isEqualTo(4);
            assertThat(objectsWithBytes("removing")).isEqualTo(4);
            assertThat(unanswered)
                    .allSatisfy(answer -> assertThatThrownBy(answer::get).hasRootCauseInstanceOf(IOException.class));
        } finally {
            clients.shutdownNow();
            resumeStore();
            service().resume();
        }
        assertThat(objects("storing")).isGreaterThanOrEqualTo(5);
        assertThat(objects("removing")).isEqualTo(5);

        service().start();
        Bench.current().clocks().shift("media", Duration.ofHours(2));

        another.awaitThumbnails(half);
        store().awaitConsistency();
        assertThat(items(event)).containsExactly(kept.get("id"));
        assertThat(items(other)).containsExactly(half.get("id"));
        for (var item : List.of(half, kept)) {
            owner.fetch("/" + item.get("id").asText() + "/content").expect(200);
            owner.fetch("/" + item.get("id").asText() + "/thumbnails/medium").expect(200);
        }
        awaitTold("added", other, half);
        awaitTold("removed", event, deleted);
        awaitTold("removed", event, gone);
    }

    private static void awaitTold(String type, Gathering event, JsonNode item) {
        Bench.current()
                .events()
                .await(
                        "media",
                        type,
                        event.id,
                        record -> record.json().get("mediaId").equals(item.get("id")));
    }

    /** The ids of an event's pictures and videos. */
    List<JsonNode> items(Gathering event) {
        var items =
                service().http().get("/?eventId=" + event.id).expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id"))
                .toList();
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

    private long scratchFiles() throws IOException {
        try (var files = Files.list(store().scratch())) {
            return files.count();
        }
    }

    private long objectsWithBytes(String status) {
        var bytes = store().bytes();
        return Bench.current().database().rows("select id from media.stored_object where status = ?", status).stream()
                .filter(row -> bytes.containsKey(row.get("id").toString()))
                .count();
    }

    static long objects(String status) {
        return Bench.current().database().count("media.stored_object where status = ?", status);
    }

    static void awaitObjects(String status, long count) {
        Awaitility.await(count + " objects " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> objects(status) == count);
    }
}
