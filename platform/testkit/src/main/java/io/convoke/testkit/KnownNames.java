package io.convoke.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the name service of a server knows: this machine by its own names, what a test adds, and nothing else. */
public final class KnownNames {
    private final Path file;

    /** @param directory of the test's own, for the file */
    public KnownNames(Path directory) {
        file = directory.resolve("hosts");
        try {
            Files.writeString(
                    file, "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this is a name of the machine as well. */
    public void add(String name) {
        try {
            Files.writeString(file, "127.0.0.1 " + name + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the server's JVM. */
    public List<String> jvmOptions() {
        return List.of("-Djdk.net.hosts.file=" + file, "-Dsun.net.inetaddr.negative.ttl=1");
    }
}
