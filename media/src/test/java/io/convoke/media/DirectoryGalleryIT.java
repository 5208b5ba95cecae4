package io.convoke.media;

import io.convoke.testkit.Bench;
import io.convoke.testkit.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything in a directory. */
class DirectoryGalleryIT extends CrashSuite {
    private static RunningService server;

    @BeforeAll
    static void start() {
        server = onlyServer(Map.of());
    }

    @AfterAll
    static void stop() {
        Bench.current().stopServers();
    }

    @Override
    RunningService service() {
        return server;
    }

    @Override
    Store store() {
        return Store.directory();
    }

    /** A rename is one step. A copy from another file system has more, and what it leaves is a file of no row. */
    @Override
    int interruptStore(Runnable upload) {
        try {
            var directory = Files.createDirectories(store().files().resolve("ab"));
            Files.write(directory.resolve(UUID.randomUUID() + "." + UUID.randomUUID()), new byte[1_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    /** Once is enough: a form differs before the store. */
    @Test
    void twoHundredMegabytesComeInAsAForm() throws Exception {
        comesInAndGoesOut(
                "multipart/form-data; boundary=" + Visitor.BOUNDARY,
                Visitor.beforeFile("video/mp4"),
                Visitor.afterFile());
    }
}
