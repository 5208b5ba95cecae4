package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
    @TempDir
    Path directory;

    @Test
    void whatAPartWritesIsForItsOwnerOnly() throws Exception {
        var process = new ManagedProcess("writer", directory.resolve("writer.state"), directory.resolve("writer.log"));
        process.launch(List.of("sh", "-c", "mkdir made && touch made/file && exec sleep 60"), directory, Map.of());
        try {
            var file = directory.resolve("made/file");
            assertThat(ManagedProcess.await(() -> Files.exists(file), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        } finally {
            process.kill();
        }
    }

    @Test
    void aFailureShowsTheLogOfThisRunOnly() throws Exception {
        var log = directory.resolve("failing.log");
        Files.writeString(log, "from the run before\n");
        var process = new ManagedProcess("failing", directory.resolve("failing.state"), log);
        assertThat(process.tail()).containsExactly("from the run before");
        process.launch(List.of("sh", "-c", "echo why; exit 1"), directory, Map.of());
        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        PartFailure.class,
                        failure -> assertThat(failure.logTail()).containsExactly("why"))
                .hasMessageStartingWith("failing: ended while starting");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
