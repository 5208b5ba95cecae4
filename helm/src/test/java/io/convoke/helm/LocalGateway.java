package io.convoke.helm;

import io.convoke.dev.parts.Ports;
import io.convoke.testkit.Needed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The chart's gateway on this machine: the real nginx with the configuration of the chart, at ports and in a directory of its own. */
final class LocalGateway implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.free();
    private final int health = Ports.free();
    private final Process nginx;

    /**
     * Starts it; returns when it listens. Without nginx the test is skipped, which CI does not accept.
     *
     * @param directory of its own
     * @param service the port of all services
     * @param change of the configuration's text, beside what this machine needs
     */
    LocalGateway(Rendered rendered, Path directory, int service, UnaryOperator<String> change) {
        this.directory = directory;
        rendered.of(ConfigMap.class, "gateway")
                .getData()
                .forEach((name, text) -> write(name, change.apply(here(text, service))));
        nginx = start();
        Awaitility.await().untilAsserted(() -> {
            if (!Ports.listening(health)) {
                throw new AssertionError(read("log"));
            }
        });
    }

    int port() {
        return port;
    }

    /** The port that only the cluster asks. */
    int health() {
        return health;
    }

    /** Of the process that takes signals. */
    long pid() {
        return nginx.pid();
    }

    boolean alive() {
        return nginx.isAlive();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String accessLog() {
        return read("access");
    }

    private Process start() {
        var program = Needed.nginx();
        var command = List.of(
                program.executable().toString(),
                "-c",
                directory.resolve("nginx.conf").toString(),
                "-e",
                "stderr");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().putAll(program.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same text for this machine: its ports and directories, no names of a cluster. */
    private String here(String text, int service) {
        return text.replaceAll("server shop-convoke-[a-z-]+:9080", "server 127.0.0.1:" + service)
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("listen 8081", "listen 127.0.0.1:" + health)
                .replace("/tmp/", directory + "/")
                .replace("/dev/stdout", directory.resolve("access").toString())
                .replace("pid ", root() + "pid ");
    }

    private static String root() {
        return "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            nginx.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
