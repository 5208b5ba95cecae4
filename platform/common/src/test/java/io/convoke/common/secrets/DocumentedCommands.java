package io.convoke.common.secrets;

import io.convoke.dev.parts.OpenBaoProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of docs/operations.md that a test runs as they stand there; each block has a mark before it. */
final class DocumentedCommands {
    private static final Path ROOT = Path.of(System.getProperty("convoke.root", "../.."));

    private DocumentedCommands() {}

    /** Several blocks as one script. */
    static String script(String... names) throws IOException {
        var document = Files.readString(ROOT.resolve("docs/operations.md"));
        return Stream.of(names).map(name -> block(document, name)).collect(Collectors.joining("\n"));
    }

    private static String block(String document, String name) {
        var block = Pattern.compile("<!-- run by a test: " + name + " -->\\s*```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(document);
        if (!block.find()) {
            throw new IllegalStateException("docs/operations.md has no commands marked " + name);
        }
        return block.group(1);
    }

    /**
     * Runs a script with bash, which ends at the first command that fails.
     *
     * @param directory where it runs
     * @throws AssertionError with what it said when it failed
     */
    static void run(String script, Path directory, Path tools, Map<String, String> environment)
            throws IOException, InterruptedException {
        var programs = Files.createDirectories(directory.resolve("bin"));
        var bao = Files.writeString(
                programs.resolve("bao"),
                "#!/bin/sh\nexec '" + OpenBaoProgram.locate(tools).executable() + "' \"$@\"\n");
        Files.setPosixFilePermissions(bao, PosixFilePermissions.fromString("rwx------"));
        var output = directory.resolve("commands.log");
        var builder = new ProcessBuilder(new ArrayList<>(List.of("bash", "-euo", "pipefail", "-c", script)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", directory.toString());
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the documented commands failed:\n" + Files.readString(output));
        }
    }
}
