package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Bench;
import io.convoke.testkit.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** What lies in the store, whichever it is, beside what the rows say: invariant I15. */
record Store(Path files, Path scratch) {
    /** The directory of the usual server. */
    static Store directory() {
        var media = Bench.current().mediaDirectory();
        return new Store(media.resolve("files"), media.resolve("scratch"));
    }

    /** The digests of all files by object id. */
    Map<String, String> bytes() {
        return FileTree.files(files).stream()
                .collect(Collectors.toMap(file -> file.getFileName().toString(), Store::digest));
    }

    /** The digests that the rows tell, by object id. */
    static Map<String, String> rows() {
        return Bench.current().database().rows("select id, sha256 from media.stored_object").stream()
                .collect(Collectors.toMap(
                        row -> row.get("id").toString(),
                        row -> row.get("sha256").toString()));
    }

    /** Waits until there is a row exactly where there are bytes, with the same digest, and no scratch file is left. */
    void awaitConsistency() {
        Awaitility.await("rows and bytes are the same")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> {
                    assertThat(bytes()).isEqualTo(rows());
                    assertThat(Bench.current().database().count("media.stored_object where status <> 'kept'"))
                            .isZero();
                    assertThat(scratch).isEmptyDirectory();
                });
    }

    /**
     * Everything goes, rows and bytes, while no server runs: the rows are one database's, so those that tell of another
     * store would never agree with this one.
     */
    void clear() {
        Bench.current().database().update("truncate media.media_item, media.avatar, media.stored_object");
        if (!Files.exists(files)) {
            return;
        }
        try {
            for (var file : FileTree.files(files)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            return "vanished meanwhile";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
