package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var unpacked = DebianPackages.unpack(
                PART, "nginx of 1.15.3 or newer", PACKAGES, "usr/sbin/nginx", tools, NginxProgram::completeLibraries);
        return unpackedIn(unpacked)
                .orElseThrow(() -> new PartFailure(PART, "its Debian package was unpacked, but does not run"));
    }

    static Optional<NginxProgram> unpackedIn(Path directory) {
        var executable = directory.resolve("usr/sbin/nginx").toAbsolutePath();
        if (!Files.isExecutable(executable)) {
            return Optional.empty();
        }
        return Optional.of(new NginxProgram(executable, Map.of("LD_LIBRARY_PATH", libraries(directory))))
                .filter(NginxProgram::works);
    }

    /** Brings the libraries that the program misses here, by the package's own list. */
    private static void completeLibraries(Path unpacked) throws IOException {
        if (new NginxProgram(unpacked.resolve("usr/sbin/nginx"), Map.of()).works()) {
            return;
        }
        var wanted = new ArrayList<>(List.of("apt-get", "download"));
        try (var archives = Files.list(unpacked)) {
            archives.filter(file -> file.toString().endsWith(".deb"))
                    .flatMap(file ->
                            DebianPackages.run(10, unpacked, "dpkg", "-f", file.toString(), "Depends").lines().stream())
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .map(dependency -> dependency.trim().split("[\\s|:]")[0])
                    // another C library than the system's own would break the program
                    .filter(name -> name.startsWith("lib") && !name.equals("libc6") && !name.startsWith("libnginx"))
                    .forEach(wanted::add);
        }
        DebianPackages.run(DebianPackages.DOWNLOAD_SECONDS, unpacked, wanted.toArray(String[]::new));
        DebianPackages.unpackAll(unpacked);
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
                " ",
                DebianPackages.run(10, null, environment, executable.toString(), "-v")
                        .lines()));
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
}
