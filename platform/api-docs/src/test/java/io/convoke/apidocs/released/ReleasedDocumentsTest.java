package io.convoke.apidocs.released;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Clients of the last release work with the documents of today, which the build compares with the code. With
 * {@code -Dconvoke.openapi.release} the documents of today become those of a release.
 */
class ReleasedDocumentsTest {
    private static final Path PRESENT = Path.of("../../docs/api");
    private static final Path RELEASED = PRESENT.resolve("released");

    @Test
    void nothingThatAClientOfTheLastReleaseUsesIsTakenAway() throws IOException {
        if (System.getProperty("convoke.openapi.release") != null) {
            release();
        }
        var released = documents(RELEASED);
        assertThat(released).isNotEmpty();

        var broken = new ArrayList<String>();
        for (var document : released) {
            var name = document.getFileName().toString();
            var present = PRESENT.resolve(name);
            if (!Files.exists(present)) {
                broken.add(name + ": the service is gone");
                continue;
            }
            BreakingChanges.between(Files.readString(document), Files.readString(present))
                    .forEach(change -> broken.add(name.replace(".yaml", "") + ": " + change));
        }
        assertThat(broken)
                .as("changes that break clients; see \"What breaks a client\" in docs/api/README.md")
                .isEmpty();
    }

    private static void release() throws IOException {
        Files.createDirectories(RELEASED);
        for (var document : documents(PRESENT)) {
            Files.copy(document, RELEASED.resolve(document.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> documents(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
