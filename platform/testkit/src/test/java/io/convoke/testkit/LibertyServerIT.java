package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.dev.parts.HttpProbe;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest server with the smallest page: what a server part can do, without any of ours in it. */
class LibertyServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    static Path directory;

    static LibertyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = server("hello", Ports.free(), Map.of("hello.name", "a \"quoted\" <name> & more"));
        server.start(PATIENCE);
    }

    @AfterAll
    static void stop() {
        server.stop();
        assertThat(server.running()).isFalse();
        assertThat(server.messagesLog()).content().contains("CWWKE0036I");
    }

    private static LibertyServer server(String name, int port, Map<String, String> variables) throws Exception {
        var resources = Path.of(LibertyServerIT.class.getResource("/liberty").toURI());
        var real = LibertyServer.Installation.of(Surroundings.root());
        var all = new java.util.HashMap<>(variables);
        all.put("convoke.hello.war", resources.resolveSibling("hello.war").toString());
        var setup = new LibertyServer.Setup(
                name,
                directory,
                List.of("hello"),
                port,
                all,
                Map.of("hello.secret", "kept secret"),
                Map.of("HELLO", "from the environment"),
                LibertyServer.localJvmOptions(1));
        return new LibertyServer(
                new LibertyServer.Installation(real.wlp(), resources, real.stack()),
                setup,
                directory.resolve(name + ".log"));
    }

    @Test
    void variablesSecretsAndEnvironmentReachTheApplication() throws Exception {
        var page = Http.at(server.uri("/hello"))
                .get("/index.jsp")
                .expect(200)
                .body()
                .trim();
        assertThat(page).isEqualTo("a \"quoted\" <name> & more kept secret from the environment");
        var secret = directory.resolve("servers/hello/variables/hello.secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("servers/hello/server.xml")).content().doesNotContain("kept secret");
    }

    @Test
    void theRecordedProcessIsTheJvmAndDiesByKill9() {
        var before = server.process().identity().orElseThrow();
        assertThat(before.program()).contains("java");
        assertThat(before.residentKilobytes()).isGreaterThan(50_000);
        server.kill9();
        assertThat(before.alive()).isFalse();
        assertThat(server.ready()).isFalse();
        server.start(PATIENCE);
        assertThat(server.process().identity()).isPresent().isNotEqualTo(java.util.Optional.of(before));
    }

    @Test
    void aPausedServerDoesNotAnswerUntilItGoesOn() {
        server.process().pause();
        assertThat(HttpProbe.status(server.uri("/health/live"))).isEqualTo(-1);
        server.process().resume();
        assertThat(HttpProbe.status(server.uri("/health/live"))).isEqualTo(200);
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws Exception {
        var broken = server("broken", Ports.free(), Map.of());
        Files.createDirectories(directory.resolve("servers/broken"));
        Files.writeString(
                directory.resolve("servers/broken/bootstrap.properties"), "bootstrap.include=missing.properties");
        assertThatThrownBy(() -> broken.start(PATIENCE))
                .isInstanceOf(PartFailure.class)
                .hasMessageStartingWith("broken: ended while starting")
                .hasMessageContaining("missing.properties");
        assertThat(broken.running()).isFalse();
    }
}
