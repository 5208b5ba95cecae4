package io.convoke.dev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.ManagedProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./convoke up} with the real parts, of which one does not come up. */
class FailedStartTest {
    private static final String ROOT = "convoke.root";

    @TempDir
    Path root;

    private final String before = System.getProperty(ROOT);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void workingCopy() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<module>auth</module>");
        var tools = Path.of(System.getProperty(ROOT, "../.."), "target/cache")
                .toAbsolutePath()
                .normalize();
        Files.createDirectories(tools);
        Files.createSymbolicLink(Files.createDirectories(home()).resolve("tools"), tools);
        System.setProperty(ROOT, root.toString());
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        if (before == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, before);
        }
        states().forEach(state -> new ManagedProcess("left", state, home().resolve("left.log")).kill());
    }

    @Test
    void thePartThatDoesNotComeUpIsNamedWithTheEndOfItsLogAndTheOthersAreStopped() throws IOException {
        // Kafka takes its storage for formatted, and finds that it is not.
        var data = Files.createDirectories(home().resolve("kafka/data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=of-another\nnode.id=77\n");

        assertThat(Convoke.commandLine().execute("up", "--topology", "none")).isEqualTo(Convoke.FAILED);

        var lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Starting postgresql, kafka, mail"))
                .contains("Stopping what was started", "  mail stopped")
                .anyMatch(line -> line.startsWith("convoke: kafka: ended while starting"));
        var failure = lines.subList(lastIndex(lines, "convoke: kafka:"), lines.size());
        assertThat(failure).as("why, by its log").anyMatch(line -> line.startsWith("  ") && line.contains("node"));
        assertThat(lines).noneMatch(line -> line.contains("mistake of the launcher's own") || line.startsWith("Ready"));
        assertThat(states()).as("processes that would be left").isEmpty();
        assertThat(home().resolve("run/platform.json")).doesNotExist();
    }

    private static int lastIndex(List<String> lines, String beginning) {
        var index = lines.size() - 1;
        while (!lines.get(index).startsWith(beginning)) {
            index--;
        }
        return index;
    }

    private Path home() {
        return root.resolve(".convoke");
    }

    /** What a process notes of itself, and whoever stops it removes. */
    private List<Path> states() {
        try (var files = Files.walk(home())) {
            return files.filter(file -> file.toString().endsWith(".state")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
