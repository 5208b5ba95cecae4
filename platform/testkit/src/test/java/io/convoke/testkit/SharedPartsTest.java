package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keeper with a build of its own, which is a process that sleeps. */
class SharedPartsTest {
    private Path home;
    private Path directory;
    private Process build;
    private ManagedProcess keeper;

    @BeforeEach
    void start() throws Exception {
        home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "shared-parts-");
        directory = Files.createDirectories(home.resolve("target/it/build"));
        build = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity.of(build.pid()).orElseThrow().write(directory.resolve("build"));
    }

    @AfterEach
    void stop() {
        build.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> keeper.identity().isEmpty());
        Directories.delete(home);
    }

    private void awaitReady() {
        keeper.awaitReady(() -> Files.exists(directory.resolve(SharedPartsKeeper.READY)), Duration.ofSeconds(90));
    }

    private static ManagedProcess keeper(Path directory, String... parts) {
        var arguments = new ArrayList<>(List.of(directory.toString()));
        arguments.addAll(List.of(parts));
        var keeper =
                new ManagedProcess("keeper", directory.resolve("keeper.state"), directory.resolve("logs/keeper.log"));
        keeper.launch(
                JavaProgram.command(List.of("-Xmx96m"), SharedPartsKeeper.class.getName(), arguments),
                directory,
                Map.of());
        return keeper;
    }

    @Test
    void whenTheBuildIsKilledEverythingEndsAndTheDataIsGone() throws Exception {
        keeper = keeper(directory);
        awaitReady();
        var parts = SharedParts.in(directory);
        assertThat(parts.all()).allMatch(Part::ready);
        var holder = new ProcessBuilder("sleep", "600").start();
        var server =
                new ManagedProcess("server", directory.resolve("server.state"), directory.resolve("logs/server.log"));
        server.launch(List.of("sleep", "600"), directory, Map.of());
        var lease = Files.createDirectories(directory.resolve("leases/a"));
        Files.createSymbolicLink(lease.resolve("server.state"), server.state());
        ProcessIdentity.of(holder.pid()).orElseThrow().write(lease.resolve("holder"));

        build.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> keeper.identity().isEmpty());
        assertThat(parts.all()).noneMatch(Part::running);
        assertThat(server.identity()).isEmpty();
        assertThat(directory.resolve("postgresql")).doesNotExist();
        assertThat(directory.resolve("logs/postgresql.log")).exists();
        holder.destroyForcibly();
    }

    @Test
    void aServerDiesWithTheTestJvmThatStartedIt() throws Exception {
        keeper = keeper(directory, "mail");
        awaitReady();
        var holder = new ProcessBuilder("sleep", "600").start();
        var server =
                new ManagedProcess("server", directory.resolve("server.state"), directory.resolve("logs/server.log"));
        server.launch(List.of("sleep", "600"), directory, Map.of());
        var lease = Files.createDirectories(directory.resolve("leases/a"));
        Files.createSymbolicLink(lease.resolve("server.state"), server.state());
        ProcessIdentity.of(holder.pid()).orElseThrow().write(lease.resolve("holder"));
        holder.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> server.identity().isEmpty());
        assertThat(SharedParts.in(directory).mail().running()).isTrue();
    }

    @Test
    void whatAKilledKeeperLeftIsEndedByTheNextBuild() throws Exception {
        keeper = keeper(directory, "mail");
        awaitReady();
        var forgotten = SharedParts.in(directory).mail();
        keeper.kill();
        build.destroyForcibly().waitFor();
        assertThat(forgotten.running()).isTrue();

        directory = Files.createDirectories(home.resolve("target/it/next"));
        build = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity.of(build.pid()).orElseThrow().write(directory.resolve("build"));
        keeper = keeper(directory, "mail");
        awaitReady();
        assertThat(forgotten.running()).isFalse();
    }
}
