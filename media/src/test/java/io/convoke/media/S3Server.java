package io.convoke.media;

import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Ports;
import io.convoke.testkit.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        Bench.current().keep(process);
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
}
