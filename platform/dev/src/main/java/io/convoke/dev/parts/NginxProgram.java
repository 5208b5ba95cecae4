package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program nginx on this machine: from the PATH, or else Debian's package unpacked without root.
 *
 * @param executable its absolute path
 * @param environment what it needs to find its libraries
 */
public record NginxProgram(Path executable, Map<String, String> environment) {
    private static final String PART = "nginx";
    /** Needs keep-alive limits of upstreams (1.15.3). */
    private static final List<Integer> OLDEST = List.of(1, 15, 3);

    private static final Pattern VERSION = Pattern.compile("nginx/(\\d+)\\.(\\d+)\\.(\\d+)");
    /** Which of them holds the program differs between releases of Debian and Ubuntu. */
    private static final List<String> PACKAGES = List.of("nginx", "nginx-light", "nginx-core");

    private static final int DOWNLOAD_SECONDS = 120;

    public NginxProgram {
        environment = Map.copyOf(environment);
    }

    /**
     * Finds the program.
     *
     * @param tools where a package is unpacked, in the directory {@code nginx}, and found again the next time
     * @throws PartFailure when there is none to be had; the message says why, and what to do
     */
    public static NginxProgram locate(Path tools) {
        return onPath().or(() -> unpackedIn(tools.resolve(PART))).orElseGet(() -> unpack(tools.toAbsolutePath()));
    }

    /** The program on the PATH, or where administrators' programs are; empty when there is none or it is too old. */
    public static Optional<NginxProgram> onPath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isBlank())
                .map(directory -> new NginxProgram(Path.of(directory, "nginx").toAbsolutePath(), Map.of()))
                .filter(NginxProgram::works)
                .findFirst();
    }

    /** Unpacks Debian's package, downloaded by {@code apt-get}, into {@code tools/nginx}. Needs no root. */
    public static NginxProgram unpack(Path tools) {
        for (var command : List.of("apt-get", "dpkg")) {
            if (!exists(command)) {
                throw new PartFailure(
                        PART,
                        "there is no nginx on the PATH (1.15.3 or newer), and without " + command
                                + " its Debian package cannot be had either; install nginx with your package manager");
            }
        }
        try {
            Files.createDirectories(tools);
            var fresh = Files.createTempDirectory(tools, "nginx-");
            try {
                download(fresh, PACKAGES);
                completeLibraries(fresh);
                var unpacked = tools.resolve(PART);
                Trees.delete(unpacked);
                Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
                return unpackedIn(unpacked)
                        .orElseThrow(() -> new PartFailure(PART, "its Debian package was unpacked, but does not run"));
            } finally {
                Trees.delete(fresh);
            }
        } catch (IOException e) {
            throw new PartFailure(PART, "its Debian package cannot be unpacked: " + e.getMessage(), e);
        }
    }

    static Optional<NginxProgram> unpackedIn(Path directory) {
        var executable = directory.resolve("usr/sbin/nginx").toAbsolutePath();
        if (!Files.isExecutable(executable)) {
            return Optional.empty();
        }
        return Optional.of(new NginxProgram(executable, Map.of("LD_LIBRARY_PATH", libraries(directory))))
                .filter(NginxProgram::works);
    }

    /** Tries the packages in turn until one brings the program. */
    private static void download(Path into, List<String> packages) throws IOException {
        var said = new ArrayList<String>();
        for (var name : packages) {
            said.addAll(run(DOWNLOAD_SECONDS, into, "apt-get", "download", name).lines());
            unpackAll(into);
            if (Files.exists(into.resolve("usr/sbin/nginx"))) {
                return;
            }
        }
        throw new PartFailure(
                PART,
                "there is no nginx on the PATH, and its Debian package cannot be downloaded"
                        + " (apt-get update may help, or install nginx)",
                said,
                null);
    }

    /** Brings the libraries that the program misses here, by the package's own list. */
    private static void completeLibraries(Path unpacked) throws IOException {
        if (new NginxProgram(unpacked.resolve("usr/sbin/nginx"), Map.of()).works()) {
            return;
        }
        var wanted = new ArrayList<>(List.of("apt-get", "download"));
        try (var archives = Files.list(unpacked)) {
            archives.filter(file -> file.toString().endsWith(".deb"))
                    .flatMap(file -> run(10, unpacked, "dpkg", "-f", file.toString(), "Depends").lines().stream())
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .map(dependency -> dependency.trim().split("[\\s|:]")[0])
                    // another C library than the system's own would break the program
                    .filter(name -> name.startsWith("lib") && !name.equals("libc6") && !name.startsWith("libnginx"))
                    .forEach(wanted::add);
        }
        run(DOWNLOAD_SECONDS, unpacked, wanted.toArray(String[]::new));
        unpackAll(unpacked);
    }

    private static void unpackAll(Path directory) throws IOException {
        try (var archives = Files.list(directory)) {
            for (var archive :
                    archives.filter(file -> file.toString().endsWith(".deb")).toList()) {
                run(60, directory, "dpkg", "-x", archive.toString(), directory.toString());
            }
        }
    }

    private static String libraries(Path directory) {
        var found = new ArrayList<String>();
        for (var parent : List.of("lib", "usr/lib")) {
            var place = directory.resolve(parent).toAbsolutePath();
            if (Files.isDirectory(place)) {
                try (var children = Files.list(place)) {
                    children.filter(Files::isDirectory)
                            .map(Path::toString)
                            .sorted()
                            .forEach(found::add);
                } catch (IOException unreadable) {
                    found.add(place.toString());
                }
            }
        }
        return String.join(":", found);
    }

    private boolean works() {
        if (!Files.isExecutable(executable)) {
            return false;
        }
        var matcher = VERSION.matcher(String.join(
                " ", run(10, null, environment, executable.toString(), "-v").lines()));
        if (!matcher.find()) {
            return false;
        }
        for (var i = 0; i < OLDEST.size(); i++) {
            var difference = Integer.parseInt(matcher.group(i + 1)) - OLDEST.get(i);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }

    private static boolean exists(String command) {
        return run(10, null, "sh", "-c", "command -v " + command).code() == 0;
    }

    private static Result run(int seconds, Path directory, String... command) {
        return run(seconds, directory, Map.of(), command);
    }

    /** Runs a command to its end; a command that is not there or takes too long has failed. */
    static Result run(int seconds, Path directory, Map<String, String> environment, String... command) {
        try {
            var output = Files.createTempFile("convoke-", ".out");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                if (directory != null) {
                    builder.directory(directory.toFile());
                }
                var process = builder.start();
                var ended = process.waitFor(seconds, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                var text = Files.readString(output, StandardCharsets.ISO_8859_1);
                return new Result(
                        ended ? process.exitValue() : 124, text.lines().toList());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return new Result(127, List.of(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(130, List.of("interrupted"));
        }
    }

    /** What a command said, errors included, and the code it ended with. */
    record Result(int code, List<String> lines) {}
}
