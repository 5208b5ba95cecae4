package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {
    private final String classPath = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @AfterEach
    void restore() {
        System.setProperty("java.class.path", classPath);
    }

    @Test
    void aLastingProgramRunsOnCopiesOfWhatABuildWritesAgain() throws Exception {
        var built = directory.resolve("module/target/module.jar");
        var fetched = directory.resolve("repository/fetched.jar");
        var classes = directory.resolve("module/target/classes");
        Files.createDirectories(classes);
        Files.createDirectories(fetched.getParent());
        Files.writeString(built, "built");
        Files.writeString(fetched, "fetched");
        System.setProperty(
                "java.class.path",
                String.join(
                        File.pathSeparator,
                        List.of(built.toString(), fetched.toString(), classes.toString(), directory + "/gone.jar")));

        var copies = directory.resolve("copies");
        var command = JavaProgram.lastingCommand(List.of("-Xmx64m"), "Main", List.of("argument"), copies);

        Files.writeString(built, "built again");
        var copy = copies.resolve("module.jar");
        assertThat(command)
                .containsExactly(
                        JavaProgram.java().toString(),
                        "-Xmx64m",
                        "-cp",
                        String.join(File.pathSeparator, copy.toString(), fetched.toString(), classes.toString()),
                        "Main",
                        "argument");
        assertThat(copy).hasContent("built");
    }
}
