package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.RunningService;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything on an S3 store. */
class S3IT extends CrashSuite {
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
        server = onlyServer(Map.of(
                "convoke.media.storage", "s3",
                "convoke.media.s3.endpoint", s3.endpoint().toString(),
                "convoke.media.directory", work.toString()));
    }

    @AfterAll
    static void stop() {
        var bench = Bench.current();
        bench.stopServers();
        new Store(s3.files(), work.resolve("scratch")).clear();
        bench.secrets().remove("media", "convoke.media.s3.access-key");
        bench.secrets().remove("media", "convoke.media.s3.secret-key");
    }

    @Override
    RunningService service() {
        return server;
    }

    @Override
    Store store() {
        return new Store(s3.files(), work.resolve("scratch"));
    }

    /** A PUT is on its way while the service is killed; the store goes on with it later, whatever has come of it. */
    @Override
    int interruptStore(Runnable upload) {
        s3.pause();
        var before = objects("storing");
        upload.run();
        awaitObjects("storing", before + 1);
        return 1;
    }

    @Override
    void resumeStore() {
        s3.resume();
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
    void aFullStoreIsSaidToBeFull() {
        var event = Gathering.published();
        var owner = Visitor.of(server, event.owner);
        var picture = Pictures.png(50, 50);
        s3.whileFull(() -> {
            owner.tryUpload(event.id, "image/png", picture).expectProblem(507, "storage-full");
            owner.http().send("PUT", "/avatars/me", "image/png", picture).expectProblem(507, "storage-full");
        });
        owner.fetch("/avatars/" + owner.person().id()).expectProblem(404, "avatar-unknown");
        var item = owner.upload(event.id, "image/png", picture);
        assertThat(items(event)).containsExactly(item.get("id"));
        store().awaitConsistency();
    }
}
