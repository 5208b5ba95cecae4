package io.convoke.media.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFilesTest {
    @TempDir
    Path directory;

    @Test
    void whatACrashLeftIsDeletedWhenItIsOldAndWhatIsWorkedOnStays() throws IOException {
        var files = ScratchDirectory.at(directory);
        var left = Files.createFile(directory.resolve("left"));
        try (var file = files.create()) {
            files.deleteUntouchedSince(Instant.now().minus(Duration.ofHours(1)));
            assertThat(left).exists();

            files.deleteUntouchedSince(Instant.now().plus(Duration.ofHours(1)));
            assertThat(left).doesNotExist();
            assertThat(file.path()).exists();
        }
        assertThat(directory).isEmptyDirectory();
    }
}
