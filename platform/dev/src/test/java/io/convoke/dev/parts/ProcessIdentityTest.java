package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessIdentityTest {

    @TempDir
    Path directory;

    @Test
    void itOutlivesItsNoteInAFile() throws Exception {
        var self = ProcessIdentity.self();
        self.write(directory.resolve("state"));
        assertThat(ProcessIdentity.read(directory.resolve("state"))).contains(self);
        assertThat(self.alive()).isTrue();
    }

    /** The line of a JVM just after kill -9 on a busy machine, as the kernel wrote it, and what becomes of it. */
    @ParameterizedTest
    @CsvSource({"Z, 2, true", "Z, 1, false", "X, 0, false", "S, 1, true", "T, 1, true"})
    void aKilledProcessLivesUntilItsLastThreadHasEnded(String state, int threads, boolean lives) throws Exception {
        var line = "31226 (java) " + state + " 31131 31226 31226 0 -1 4228108 15306 108 0 0 52 12 0 0 20 0 " + threads
                + " 0 3823821 0 0 18446744073709551615 0 0 0 0 0 0 0 0 16800975 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 9";
        var file = Files.writeString(directory.resolve("state"), line + "\nboot\n");
        assertThat(ProcessIdentity.read(file))
                .isEqualTo(lives ? Optional.of(new ProcessIdentity(31_226, 3_823_821, "boot")) : Optional.empty());
    }

    @Test
    void aFileThatIsNotWholeSpeaksOfNoProcess() throws Exception {
        assertThat(ProcessIdentity.read(directory.resolve("none"))).isEmpty();
        var half = Files.writeString(directory.resolve("half"), "31226 (java) S 31131\n");
        assertThat(ProcessIdentity.read(half)).isEmpty();
    }
}
