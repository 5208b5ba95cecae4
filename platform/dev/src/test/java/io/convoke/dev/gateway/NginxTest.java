package io.convoke.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.Nginx;
import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a part: found, started, reloaded, crashed, stopped. */
class NginxTest {
    @TempDir
    Path directory;

    private GatewayBeforeStub gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayBeforeStub(directory.resolve("with a blank"), Nginx.Limits.STANDARD, Map.of());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void stopFreesThePortAndTheNextStartTakesIt() {
        assertThat(gateway.nginx.ready()).isTrue();
        gateway.nginx.stop();
        assertThat(gateway.nginx.running()).isFalse();
        assertThat(Ports.listening(gateway.port())).isFalse();
        gateway.nginx.start(Duration.ofSeconds(20));
        assertThat(gateway.nginx.ready()).isTrue();
    }

    @Test
    void afterAKillOfTheMasterTheNextStartEndsTheWorkersThatItLeft() {
        var before = gateway.nginx.pid();
        gateway.nginx.kill9();
        assertThat(Ports.listening(gateway.port())).as("workers go on").isTrue();
        gateway.nginx.start(Duration.ofSeconds(20));
        assertThat(gateway.nginx.pid()).isPresent().isNotEqualTo(before);
        gateway.nginx.stop();
        assertThat(Ports.listening(gateway.port())).isFalse();
    }

    @Test
    void afterAKillOfTheMasterStopEndsTheWorkers() {
        gateway.nginx.kill9();
        gateway.nginx.stop();
        await().until(() -> !Ports.listening(gateway.port()));
    }

    @Test
    void aReloadFrontsOtherServersAndEndsNothing() throws IOException {
        try (var other = new StubService();
                var connection = new RawHttp(gateway.port())) {
            connection.send("GET /api/v1/chats/7/socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(101);

            var services = Map.of("reviews", List.of(other.port()));
            gateway.nginx.reload(new Nginx.Site(gateway.port(), services, Nginx.Limits.WIDE));
            await().untilAsserted(() -> assertThat(
                            RawHttp.get(gateway.port(), "/api/v1/reviews").status())
                    .isEqualTo(200));
            assertThat(RawHttp.get(gateway.port(), "/api/v1/auth/me").status()).isEqualTo(404);
            assertThat(connection.send("still").read(5)).isEqualTo("STILL");
        }
    }

    @Test
    void aReloadThatNginxRefusesChangesNothing() throws IOException {
        var bad = new Nginx.Site(gateway.port(), Map.of("auth", List.of(70_000)), Nginx.Limits.STANDARD);
        assertThatThrownBy(() -> gateway.nginx.reload(bad))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("invalid port");
        assertThat(RawHttp.get(gateway.port(), "/api/v1/auth/me").status()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsSaid() {
        var site = new Nginx.Site(gateway.port(), Map.of(), Nginx.Limits.STANDARD);
        var second = new Nginx(
                GatewayBeforeStub.program(), directory.resolve("second"), site, directory.resolve("second.log"));
        second.launch();
        assertThatThrownBy(() -> second.process().awaitReady(() -> false, Duration.ofSeconds(20)))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("Address already in use");
    }

    @Test
    @EnabledIf("debian")
    void thePackageRunsUnpackedWithoutRoot() {
        var unpacked = NginxProgram.unpack(directory.resolve("tools"));
        assertThat(unpacked.executable()).startsWith(directory.resolve("tools").toAbsolutePath());
        var site = new Nginx.Site(Ports.free(), Map.of(), Nginx.Limits.STANDARD);
        var nginx = new Nginx(unpacked, directory.resolve("unpacked"), site, directory.resolve("unpacked.log"));
        nginx.start(Duration.ofSeconds(20));
        assertThat(nginx.ready()).isTrue();
        nginx.stop();
    }

    /** Where Debian's packages are to be had; in CI they are. */
    static boolean debian() {
        try {
            return Boolean.parseBoolean(System.getenv("CI"))
                    || new ProcessBuilder("sh", "-c", "apt-get --print-uris download nginx")
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
