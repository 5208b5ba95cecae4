package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.dev.parts.NginxProgram;
import io.convoke.dev.parts.PrometheusProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    private static final RunState STATE = new RunState(
            new Options(8081, Topology.EIGHT, SecretsBackend.DIRECTORY, true, ""),
            new PortPlan(Map.of("gateway", 8081, "postgresql", 15432, "auth", 9081, "event", 9083)),
            List.of("event", "auth"),
            Optional.of(new NginxProgram(Path.of("/usr/sbin/nginx"), Map.of("LD_LIBRARY_PATH", "/lib"))),
            Optional.of(new PrometheusProgram(Path.of("/usr/bin/prometheus"))),
            false,
            Instant.parse("2026-11-01T10:00:00Z"));

    @TempDir
    Path root;

    private Place place;

    @BeforeEach
    void place() {
        place = new Place(root);
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(RunState.read(place)).isEmpty();
        STATE.write(place);
        assertThat(RunState.read(place)).contains(STATE);
        STATE.nowReady().write(place);
        assertThat(RunState.read(place)).map(RunState::ready).contains(true);
        RunState.remove(place);
        assertThat(RunState.read(place)).isEmpty();
    }

    @Test
    void serversFollowTheTopologyAndTheTable() {
        assertThat(STATE.servers()).extracting(Topology.Server::name).containsExactly("auth", "event");
    }

    @Test
    void whatHasNoDataIsHostedByEveryServer() {
        var docs = new Service("docs", Optional.empty(), "/api", 0, "docs");
        var services = List.of(docs, Service.ALL.get(0), Service.ALL.get(2));
        assertThat(Topology.EIGHT.servers(services))
                .extracting(
                        server -> server.services().stream().map(Service::name).toList())
                .containsExactly(List.of("auth", "docs"), List.of("event", "docs"));
        assertThat(Topology.ONE.servers(services)).hasSize(1);
    }

    @Test
    void thePlatformIsReachedAtTheGatewayOrElseAtTheFirstServer() {
        assertThat(STATE.reachedAt()).isEqualTo(8081);
        var without = new RunState(
                STATE.options(),
                STATE.ports(),
                STATE.services(),
                Optional.empty(),
                Optional.empty(),
                true,
                STATE.since());
        assertThat(without.reachedAt()).isEqualTo(9081);
    }

    @Test
    void withoutServersThePlatformIsWhereItsUserStartsThem() {
        var alone = new RunState(
                new Options(8081, Topology.NONE, SecretsBackend.DIRECTORY, false, ""),
                new PortPlan(Map.of("postgresql", 15432)),
                List.of("event", "auth"),
                Optional.empty(),
                Optional.empty(),
                true,
                STATE.since());
        assertThat(alone.servers()).isEmpty();
        assertThat(alone.reachedAt()).isEqualTo(8081);
    }

    @Test
    void anotherHomeKeepsItsOwnDataButTheSameTools() {
        var other = new Place(root, root.resolve("other"));
        assertThat(other.secrets()).isEqualTo(root.resolve("other/secrets"));
        assertThat(other.tools()).isEqualTo(place.tools());
        STATE.write(other);
        assertThat(RunState.read(place)).isEmpty();
    }

    @Test
    void aFileThatIsNoStateIsNamed() throws IOException {
        STATE.write(place);
        Files.writeString(place.run().resolve("platform.json"), "{");
        assertThatThrownBy(() -> RunState.read(place))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("platform.json");
    }

    @Test
    void whoHoldsTheLockCanBeNamed() {
        var named = Lock.hold(place, "up", () -> place.home().resolve("lock.holder"));
        assertThat(named).hasContent("up " + ProcessHandle.current().pid());
        assertThat(Lock.hold(place, "down", () -> "free again")).isEqualTo("free again");
    }

    @Test
    void servicesAreHostedWhereTheBuildHasThem() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<module>auth</module>\n<module>notification</module>\n");
        assertThat(Service.present(place)).extracting(Service::name).containsExactly("auth", "notification");
    }

    @Test
    void aRunKeepsTheWarsItWasStartedWith() throws IOException {
        var service = Service.ALL.get(0);
        var built = root.resolve("auth/target/auth.war");
        Files.createDirectories(built.getParent());
        Files.writeString(built, "of this run");
        Files.setLastModifiedTime(built, FileTime.from(STATE.since()));
        service.keepWar(place);
        Files.writeString(built, "of a later build");
        assertThat(service.war(place)).hasContent("of this run");
        assertThat(Files.getLastModifiedTime(service.war(place)).toInstant()).isEqualTo(STATE.since());
        service.keepWar(place);
        assertThat(service.war(place)).hasContent("of a later build");
    }

    @Test
    void aMissingWarIsNamed() {
        assertThatThrownBy(() -> Service.ALL.get(0).keepWar(place))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("auth/target/auth.war");
    }

    @Test
    void theDocumentationIsAGuestOfEveryServer() {
        var hosted = Service.ALL.stream()
                .filter(service -> List.of("auth", "event", "api-docs").contains(service.name()))
                .toList();
        assertThat(Topology.EIGHT.servers(hosted))
                .extracting(
                        server -> server.services().stream().map(Service::name).toList())
                .containsExactly(List.of("auth", "api-docs"), List.of("event", "api-docs"));
        assertThat(Topology.ONE.servers(hosted)).hasSize(1);
    }
}
