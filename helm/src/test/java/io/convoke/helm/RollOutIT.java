package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A roll-out as the chart has it, on real servers under load: all services on one server stand for a pod of each. The chart's own
 * gateway is before them, and in between what a cluster has there: one address, whose pods change.
 */
class RollOutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A cluster needs that long until everybody has heard that a pod is not in service any more. */
    private static final Duration NEWS = Duration.ofSeconds(2);

    /** Everybody comes from one address here. The shortest drain that goes with what the gateway does. */
    private static final String VALUES = """
            gateway: {limits: {reads: 10000, readBurst: 10000, writes: 10000, writeBurst: 10000}}
            defaults: {rollout: {drainSeconds: 17}}
            """;

    @TempDir
    Path directory;

    private final Bench bench = Bench.current();

    @Test
    void noRequestFailsWhileEveryServiceIsReplaced() throws Exception {
        var rendered = Chart.with(VALUES);
        var before = pod("before");
        try (var address = new ServiceAddress();
                var gateway = new LocalGateway(rendered, directory, address.port(), text -> text)) {
            address.inService(before.port());
            try (var load = new Load(gateway)) {
                await().atMost(PATIENCE).until(() -> load.total() > 100);
                var after = pod("after");
                address.inService(before.port(), after.port());
                var answered = load.total();
                await().atMost(PATIENCE).until(() -> load.total() > answered + 100);

                end(before, address, drain(rendered), after);
                var alone = load.total();
                await().atMost(PATIENCE).until(() -> load.total() > alone + 100);
                load.end();

                assertThat(load.failures()).isEmpty();
                assertThat(load.answers().keySet())
                        .contains(
                                "POST events",
                                "POST registrations",
                                "PUT media",
                                "GET auth",
                                "GET chats",
                                "GET notifications",
                                "GET reviews",
                                "GET users");
                var events = Http.at(after.uri("/api/v1/events"));
                assertThat(load.events())
                        .isNotEmpty()
                        .allSatisfy(id -> events.get("/" + id).expect(200));
            }
        }
    }

    private RunningService pod(String name) {
        return bench.start(name, Rendered.SERVICES, Map.of("convoke.telegram.bot-name", "convoke_bot"));
    }

    /** What the cluster does at once when a pod has to go: nobody new is sent there, and its preStop hook waits. */
    private static void end(RunningService pod, ServiceAddress address, Duration drain, RunningService other) {
        await().pollDelay(NEWS).until(() -> true);
        address.inService(other.port());
        await().pollDelay(drain.minus(NEWS)).atMost(drain.plusSeconds(1)).until(() -> true);
        assertThat(address.open(pod.port())).as("connections that would be cut").isZero();
        pod.stop();
    }

    /** Media's is longer, for uploads that take minutes; those of this load do not. */
    private static Duration drain(Rendered rendered) {
        var longest = Rendered.SERVICES.stream()
                .filter(service -> !service.equals("media"))
                .mapToLong(service -> rendered.container(service)
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds())
                .max()
                .orElseThrow();
        return Duration.ofSeconds(longest);
    }
}
