package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Packages of Debian, downloaded by {@code apt-get} and unpacked without root. */
final class DebianPackages {
    static final int DOWNLOAD_SECONDS = 120;

    private DebianPackages() {}

    /** Something more to be done in the directory where a package has been unpacked. */
    @FunctionalInterface
    interface Completion {
        void in(Path unpacked) throws IOException;
    }

    /**
     * Unpacks the first of the packages that brings the program into {@code tools/<part>}.
     *
     * @param wanted the program with its version, for people
     * @param program its path in the package
     * @return where it was unpacked
     * @throws PartFailure when it is not to be had; the message says why, and what to do
     */
    static Path unpack(
            String part, String wanted, List<String> packages, String program, Path tools, Completion completion) {
        for (var command : List.of("apt-get", "dpkg")) {
            if (!exists(command)) {
                throw new PartFailure(
                        part,
                        "there is no " + wanted + " on the PATH, and without " + command
                                + " its Debian package cannot be had either; install " + part
                                + " with your package manager");
            }
        }
        try {
            Files.createDirectories(tools);
            var fresh = Files.createTempDirectory(tools, part + "-");
            try {
                download(part, fresh, packages, program);
                completion.in(fresh);
                var unpacked = tools.resolve(part);
                Trees.delete(unpacked);
                Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
                return unpacked;
            } finally {
                Trees.delete(fresh);
            }
        } catch (IOException e) {
            throw new PartFailure(part, "its Debian package cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** Tries the packages in turn until one brings the program. */
    private static void download(String part, Path into, List<String> packages, String program) throws IOException {
        var said = new ArrayList<String>();
        for (var name : packages) {
            said.addAll(run(DOWNLOAD_SECONDS, into, "apt-get", "download", name).lines());
            unpackAll(into);
            if (Files.exists(into.resolve(program))) {
                return;
            }
        }
        throw new PartFailure(
                part,
                "there is no " + part + " on the PATH, and its Debian package cannot be downloaded"
                        + " (apt-get update may help, or install " + part + ")",
                said,
                null);
    }

    /** Unpacks every package in the directory there. */
    static void unpackAll(Path directory) throws IOException {
        try (var archives = Files.list(directory)) {
            for (var archive :
                    archives.filter(file -> file.toString().endsWith(".deb")).toList()) {
                run(60, directory, "dpkg", "-x", archive.toString(), directory.toString());
            }
        }
    }

    private static boolean exists(String command) {
        return run(10, null, "sh", "-c", "command -v " + command).code() == 0;
    }

    static Result run(int seconds, Path directory, String... command) {
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
