package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.media.storage.control.DirectoryStorage;
import io.convoke.media.storage.control.MediaStorage;
import io.convoke.media.storage.control.MediaStorage.Found;
import io.convoke.media.storage.control.S3Settings;
import io.convoke.media.storage.control.S3Storage;
import io.convoke.testkit.Bench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The port's promises, held by each adapter. */
class StorageIT {
    @TempDir
    static Path directory;

    static Stream<MediaStorage> stores() throws IOException {
        return Stream.of(
                new DirectoryStorage(directory.resolve("store")),
                s3(S3Server.current().endpoint()));
    }

    private static S3Storage s3(URI endpoint) {
        return new S3Storage(new S3Settings(
                Optional.of(endpoint),
                "us-east-1",
                S3Server.BUCKET,
                true,
                Optional.of(new S3Settings.Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY))));
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "file", ""), content);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(MediaStorage store, String key, long offset, long length) throws IOException {
        try (var in = store.open(key, offset, length).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private static List<Found> scan(MediaStorage store) throws IOException {
        var found = new ArrayList<Found>();
        store.scan(found::addAll);
        return found;
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsPutIsThereWholeAndInParts(MediaStorage store) throws IOException {
        var content = random(300_000);
        store.put("ab/object-1", file(content));
        assertThat(read(store, "ab/object-1", 0, content.length)).isEqualTo(content);
        assertThat(read(store, "ab/object-1", 1_000, 7)).isEqualTo(java.util.Arrays.copyOfRange(content, 1_000, 1_007));
        assertThat(read(store, "ab/object-1", 299_999, 1)).hasSize(1);
        store.put("ab/object-1", file(random(5)));
        assertThat(read(store, "ab/object-1", 0, 5)).isEqualTo(random(5));
        store.delete("ab/object-1");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsNotThereIsSaidToBeMissing(MediaStorage store) throws IOException {
        assertThat(store.open("no/such", 0, 10)).isEmpty();
        store.delete("no/such");
        store.put("ab/object-2", file(random(10)));
        store.delete("ab/object-2");
        assertThat(store.open("ab/object-2", 0, 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aScanFindsEverything(MediaStorage store) throws IOException {
        for (var i = 0; i < 12; i++) {
            store.put(i % 3 + "0/scanned-" + i, file(random(10 + i)));
        }
        var now = Instant.now();
        assertThat(scan(store))
                .extracting(Found::key)
                .filteredOn(key -> key.contains("scanned"))
                .hasSize(12);
        assertThat(scan(store))
                .allSatisfy(found -> assertThat(found.modified())
                        .isBetween(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(1))));
        for (var i = 0; i < 12; i++) {
            store.delete(i % 3 + "0/scanned-" + i);
        }
        assertThat(scan(store)).extracting(Found::key).noneMatch(key -> key.contains("scanned"));
    }

    @Test
    void aStoreThatIsAwayIsAFailureOfItsOwnKind() throws IOException {
        try (var away = s3(URI.create("http://127.0.0.1:" + io.convoke.dev.parts.Ports.free()))) {
            assertThatThrownBy(() -> away.put("ab/x", file(random(10)))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> away.open("ab/x", 0, 1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> away.delete("ab/x")).isInstanceOf(IOException.class);
        }
        assertThat(Bench.current()).isNotNull();
    }
}
