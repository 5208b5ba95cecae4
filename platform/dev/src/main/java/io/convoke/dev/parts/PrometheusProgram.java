package io.convoke.dev.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The program prometheus on this machine: from the PATH, or else Debian's package unpacked without root.
 *
 * @param executable its absolute path
 */
public record PrometheusProgram(Path executable) {
    private static final String PART = "prometheus";
    private static final String IN_PACKAGE = "usr/bin/prometheus";

    /**
     * Finds the program.
     *
     * @param tools where a package is unpacked, in the directory {@code prometheus}, and found again the next time
     * @throws PartFailure when there is none to be had; the message says why, and what to do
     */
    public static PrometheusProgram locate(Path tools) {
        return onPath().or(() -> unpackedIn(tools)).orElseGet(() -> unpack(tools.toAbsolutePath()));
    }

    /** Looks on the PATH and in the tools, and fetches nothing. */
    public static Optional<PrometheusProgram> find(Path tools) {
        return onPath().or(() -> unpackedIn(tools));
    }

    /** The program that checks rules, which comes with it; empty when it does not. */
    public Optional<Path> promtool() {
        return Optional.of(executable.resolveSibling("promtool")).filter(Files::isExecutable);
    }

    private static Optional<PrometheusProgram> onPath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(":"))
                .filter(directory -> !directory.isBlank())
                .map(directory -> new PrometheusProgram(Path.of(directory, PART).toAbsolutePath()))
                .filter(PrometheusProgram::works)
                .findFirst();
    }

    private static Optional<PrometheusProgram> unpackedIn(Path tools) {
        return Optional.of(new PrometheusProgram(
                        tools.resolve(PART).resolve(IN_PACKAGE).toAbsolutePath()))
                .filter(PrometheusProgram::works);
    }

    private static PrometheusProgram unpack(Path tools) {
        DebianPackages.unpack(PART, PART, List.of(PART), IN_PACKAGE, tools, unpacked -> {});
        return unpackedIn(tools)
                .orElseThrow(() -> new PartFailure(PART, "its Debian package was unpacked, but does not run"));
    }

    private boolean works() {
        return Files.isExecutable(executable)
                && DebianPackages.run(20, null, executable.toString(), "--version")
                                .code()
                        == 0;
    }
}
