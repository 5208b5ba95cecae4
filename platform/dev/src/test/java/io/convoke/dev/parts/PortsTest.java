package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    /** More than a block has. */
    private static final int MANY = 150;

    @Test
    void noTwoJvmsAreGivenTheSamePort() throws Exception {
        var other = new ProcessBuilder(JavaProgram.command(JavaProgram.LIGHT, Giver.class.getName(), List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            var given = new HashSet<Integer>();
            for (var i = 0; i < MANY; i++) {
                given.add(Integer.valueOf(lines.readLine()));
            }
            IntStream.range(0, MANY).forEach(i -> given.add(Ports.free()));
            assertThat(given).hasSize(2 * MANY).allMatch(port -> port > 20_000 && port < 32_000);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aPortIsAvailableUntilSomethingListensThere() throws Exception {
        var port = Ports.free();
        assertThat(Ports.available(port)).isTrue();
        assertThat(Ports.listening(port)).isFalse();
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(Ports.LOOPBACK, port));
            assertThat(Ports.available(port)).isFalse();
            assertThat(Ports.listening(port)).isTrue();
        }
    }

    /** Another JVM, which lives until it is ended. */
    static final class Giver {
        public static void main(String[] arguments) throws IOException {
            IntStream.range(0, MANY).forEach(i -> System.out.println(Ports.free()));
            System.in.read();
        }
    }
}
