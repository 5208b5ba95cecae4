package io.convoke.dev.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    private static final List<Topology.Server> ONE = Topology.ONE.servers(Service.ALL);

    @Test
    void theUsualPortsWhereTheyAreFree() {
        var plan = plan(Optional.of(8080), ONE, Set.of());
        assertThat(plan.port(PortPlan.GATEWAY)).isEqualTo(8080);
        assertThat(plan.port(PortPlan.POSTGRESQL)).isEqualTo(15432);
        assertThat(plan.port("convoke")).isEqualTo(9080);
    }

    @Test
    void anInternalPortMovesUpWhereItIsTaken() {
        var plan = plan(Optional.of(8080), ONE, Set.of(15432, 15433, 19092));
        assertThat(plan.port(PortPlan.POSTGRESQL)).isEqualTo(15434);
        assertThat(plan.port(PortPlan.KAFKA)).isEqualTo(19093);
        assertThat(plan.port(PortPlan.KAFKA_CONTROLLER)).isEqualTo(19094);
    }

    @Test
    void noPortIsGivenTwice() {
        var plan = plan(Optional.of(9081), Topology.EIGHT.servers(Service.ALL), Set.of(9083));
        assertThat(new HashSet<>(plan.ports().values()))
                .hasSameSizeAs(plan.ports().entrySet());
    }

    @Test
    void theGatewaysPortIsNotMoved() {
        assertThatThrownBy(() -> plan(Optional.of(8080), ONE, Set.of(8080)))
                .isInstanceOf(Trouble.class)
                .hasMessage("port 8080 is taken by somebody; stop that, or choose another with --port");
    }

    @Test
    void withoutAGatewayItsPortDoesNotMatter() {
        assertThat(plan(Optional.empty(), ONE, Set.of(8080)).ports()).doesNotContainKey(PortPlan.GATEWAY);
    }

    @Test
    void theHolderOfAPortIsNamed() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(PortHolder.describe(socket.getLocalPort()))
                    .isEqualTo("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    private static PortPlan plan(Optional<Integer> gateway, List<Topology.Server> servers, Set<Integer> taken) {
        return PortPlan.of(gateway, servers, port -> !taken.contains(port), port -> "somebody");
    }
}
