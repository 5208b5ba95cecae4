package io.convoke.media.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Against the operating system's own full device. */
class FullDiskTest {
    private static final Path FULL = Path.of("/dev/full");

    @Test
    void writingToAFullDiskIsStorageFull() throws IOException {
        try (var out = new TellingStream(Files.newOutputStream(FULL))) {
            assertThatThrownBy(() -> out.write(new byte[100])).isInstanceOf(StorageFullException.class);
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(StorageFullException.class);
        }
    }

    @Test
    void theClientIsToldSo() {
        assertThat(StorageError.refusal(new IOException("No space left on device"))
                        .type())
                .isEqualTo(StorageError.STORAGE_FULL);
        assertThat(StorageError.refusal(new FileSystemException("a", "b", "Disk quota exceeded"))
                        .type())
                .isEqualTo(StorageError.STORAGE_FULL);
        assertThat(StorageError.refusal(new IOException("Input/output error")).type())
                .isEqualTo(CommonProblem.UNAVAILABLE);
    }
}
