package io.convoke.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Ports;
import io.convoke.testkit.Bench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S3Proxy as a process of its own: an S3 server that keeps its objects as files, where a test can look at them. */
final class S3Server {
    static final String BUCKET = "convoke-media";
    static final String ACCESS_KEY = "media-of-a-test";
    static final String SECRET_KEY = "known-to-this-test-only";

    private static S3Server current;

    private final Path directory =
            Bench.current().mediaDirectory().resolveSibling("s3").toAbsolutePath();
    private final int port = Ports.free();
    private final ManagedProcess process =
            new ManagedProcess("s3proxy", directory.resolve("state"), Path.of("target/it-logs/s3proxy.log"));

    /** The server of this JVM, started at the first call. */
    static synchronized S3Server current() {
        if (current == null) {
            current = new S3Server();
            current.start();
        }
        return current;
    }

    private void start() {
        try {
            Files.createDirectories(files());
            Files.write(
                    directory.resolve("s3proxy.conf"),
                    List.of(
                            "s3proxy.endpoint=" + endpoint(),
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=" + ACCESS_KEY,
                            "s3proxy.credential=" + SECRET_KEY,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.filesystem.basedir=" + directory.resolve("objects")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        launch();
        Bench.current().keep(process);
    }

    private void launch() {
        process.launch(
                List.of(
                        JavaProgram.java().toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target/s3proxy/s3proxy.jar").toAbsolutePath().toString(),
                        "--properties",
                        directory.resolve("s3proxy.conf").toString()),
                directory,
                Map.of());
        process.awaitReady(() -> Ports.listening(port), Duration.ofSeconds(60));
    }

    URI endpoint() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }

    /** Where the bucket's objects are. */
    Path files() {
        return directory.resolve("objects").resolve(BUCKET);
    }

    /** SIGSTOP: whoever writes now waits. */
    void pause() {
        process.pause();
    }

    void resume() {
        process.resume();
    }

    /** Does the work while in the server's place somebody answers to everything that there is no room. */
    void whileFull(Runnable work) {
        process.stop("TERM", Duration.ofSeconds(20));
        try {
            var full = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, port), 0);
            full.createContext("/", S3Server::refuse);
            full.start();
            try {
                work.run();
            } finally {
                full.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            launch();
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.sendResponseHeaders(507, -1);
        }
    }
}
