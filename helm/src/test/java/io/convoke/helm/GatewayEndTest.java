package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.convoke.dev.parts.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a pod of the gateway ends in a roll-out: its preStop command, run on the real nginx with requests under way. */
class GatewayEndTest {
    /** In place of sleep: says for how long it was to be, and goes on when it is told to. */
    private static final String SLEEP = "#!/bin/sh\necho \"$1\"\nread -r line\n";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/slow")) {
                arrived.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        service.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aRequestThatIsUnderWayEndsAndNginxAfterIt() throws Exception {
        try (var gateway = new LocalGateway(
                        Chart.least(), directory, service.getAddress().getPort(), text -> text);
                var idle = new Connection(gateway.port());
                var busy = new Connection(gateway.port())) {
            assertThat(idle.send("/api/v1/events").status()).isEqualTo(200);
            busy.send("/api/v1/events/slow");
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

            var hook = preStop(gateway.pid());
            try (var said = hook.inputReader();
                    var told = hook.outputWriter()) {
                // Until nobody sends it anything any more it serves as before, also on new connections.
                assertThat(said.readLine()).isEqualTo("15");
                assertThat(idle.send("/api/v1/events").status()).isEqualTo(200);
                try (var late = new Connection(gateway.port())) {
                    assertThat(late.send("/api/v1/events").status()).isEqualTo(200);
                }
                told.write("\n");
                told.flush();
                assertThat(Integer.parseInt(said.readLine())).isGreaterThan(200);

                await().until(() -> !Ports.listening(gateway.port()));
                assertThat(idle.ended()).as("the idle connection is given up").isTrue();
                assertThat(gateway.alive()).as("a request is under way").isTrue();
                answer.countDown();
                assertThat(busy.status()).isEqualTo(200);
                await().atMost(Duration.ofSeconds(20)).until(() -> !gateway.alive());
            } finally {
                hook.descendants().forEach(ProcessHandle::destroy);
                hook.destroy();
            }
        }
    }

    /** The pod's own command, but for the number of nginx's process, which is 1 in a container. */
    private Process preStop(long nginx) throws IOException {
        var sleep = Files.createDirectory(directory.resolve("bin")).resolve("sleep");
        Files.writeString(sleep, SLEEP);
        Files.setPosixFilePermissions(sleep, PosixFilePermissions.fromString("rwx------"));
        var command = new ArrayList<>(Chart.least()
                .container("gateway")
                .getLifecycle()
                .getPreStop()
                .getExec()
                .getCommand());
        command.replaceAll(word -> word.replaceFirst("(kill \\S+) 1;", "$1 " + nginx + ";"));
        assertThat(command.get(command.size() - 1)).contains(" " + nginx + ";");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", sleep.getParent().toString(), (path, own) -> own + ":" + path);
        return builder.start();
    }

    /** A connection that the client keeps. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        Connection send(String path) throws IOException {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** Of an answer without a body; 0 at the end of the connection. */
        int status() throws IOException {
            var first = in.readLine();
            for (var line = first; line != null && !line.isEmpty(); ) {
                line = in.readLine();
            }
            return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
        }

        boolean ended() throws IOException {
            return in.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
