package io.convoke.media.transfers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.Pictures;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.storage.control.FullScratch;
import io.convoke.media.storage.control.ScratchDirectory;
import io.convoke.media.storage.control.StorageFullException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    @TempDir
    Path directory;

    private final Intake intake = new Intake();

    private Intake.Received receive(InputStream in, long most) throws IOException {
        return intake.receive(in, Optional.empty(), Map.of(FileKind.PNG, most));
    }

    private static InputStream png(int length) {
        return new ByteArrayInputStream(Pictures.joined(Pictures.png(9, 9), new byte[length]));
    }

    @Test
    void aFullDiskLeavesNothingBehind() {
        intake.scratch = new FullScratch(directory);
        assertThatThrownBy(() -> receive(png(100_000), 1_000_000)).isInstanceOf(StorageFullException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void neitherDoesAFileThatIsTooLongOrBreaksOff() throws IOException {
        intake.scratch = ScratchDirectory.at(directory);
        assertThatThrownBy(() -> receive(png(100_000), 50_000))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.CONTENT_TOO_LARGE));
        assertThatThrownBy(() -> receive(png(0), 20))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.CONTENT_TOO_LARGE));
        assertThatThrownBy(() -> receive(breakingOff(), 1_000_000)).isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
        try (var received = receive(png(100_000), 1_000_000)) {
            assertThat(Files.size(received.scratch().path())).isEqualTo(received.size());
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static InputStream breakingOff() {
        return new InputStream() {
            private final InputStream start = png(10_000);

            @Override
            public int read() throws IOException {
                var next = start.read();
                if (next < 0) {
                    throw new IOException("the connection is gone");
                }
                return next;
            }
        };
    }
}
