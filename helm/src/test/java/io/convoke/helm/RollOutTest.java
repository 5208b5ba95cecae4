package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many instances there are, and how one takes the place of another. */
class RollOutTest {
    private static final List<String> COMPONENTS =
            Stream.concat(Rendered.SERVICES.stream(), Stream.of("gateway")).toList();

    @Test
    void anAutoscaledDeploymentHasNoNumberOfItsOwn() {
        var rendered = Chart.with("""
                services: {event: {autoscaling: {enabled: true, maxReplicas: 9}}, auth: {replicas: 3}}
                """);

        assertThat(rendered.of(Deployment.class, "event").getSpec().getReplicas())
                .isNull();
        assertThat(rendered.of(HorizontalPodAutoscaler.class, "event").getSpec().getMaxReplicas())
                .isEqualTo(9);
        assertThat(rendered.of(Deployment.class, "auth").getSpec().getReplicas())
                .isEqualTo(3);
        assertThat(rendered.has(HorizontalPodAutoscaler.class, "auth")).isFalse();
    }

    @Test
    void aChangedConfigurationRollsOutWhereItChangedAndNowhereElse() {
        var before = Chart.least();
        var one = Chart.with("services: {chat: {config: {convoke.chat.queue: 512}}}");
        var all = Chart.with("config: {convoke.retention-interval: PT5M}");
        var gateway = Chart.with("gateway: {limits: {reads: 7}}");

        for (var component : COMPONENTS) {
            assertThat(checksum(one, component).equals(checksum(before, component)))
                    .as(component)
                    .isEqualTo(!component.equals("chat"));
            assertThat(checksum(all, component).equals(checksum(before, component)))
                    .as(component)
                    .isEqualTo(component.equals("gateway"));
            assertThat(checksum(gateway, component).equals(checksum(before, component)))
                    .as(component)
                    .isEqualTo(!component.equals("gateway"));
        }
        assertThat(one.variables("chat")).containsEntry("convoke.chat.queue", "512");
        assertThat(one.variables("auth")).doesNotContainKey("convoke.chat.queue");
    }

    @Test
    void aRollOutEndsNoRequest() {
        var rendered = Chart.least();
        for (var component : COMPONENTS) {
            var deployment = rendered.of(Deployment.class, component).getSpec();
            assertThat(deployment
                            .getStrategy()
                            .getRollingUpdate()
                            .getMaxUnavailable()
                            .getIntVal())
                    .isZero();
            var pod = deployment.getTemplate().getSpec();
            var stop = pod.getContainers().get(0).getLifecycle().getPreStop();
            if (component.equals("gateway")) {
                assertThat(stop.getExec().getCommand().get(2)).matches("sleep 15; kill -QUIT 1; sleep \\d+");
            } else {
                // No connection of the gateway is used for more than ten seconds, or idles for more than five.
                assertThat(stop.getSleep().getSeconds()).isGreaterThan(15);
                // Liberty gives what still runs 30 seconds.
                assertThat(pod.getTerminationGracePeriodSeconds())
                        .isGreaterThanOrEqualTo(stop.getSleep().getSeconds() + 35);
            }
        }
        assertThat(rendered.container("media")
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds())
                .as("an upload takes 180 s at most")
                .isGreaterThan(180);
    }

    @Test
    void aStartHasTimeForMigrationsBeforeTheRollOutIsGivenUp() {
        var deployment = Chart.least().of(Deployment.class, "auth").getSpec();
        var probe = deployment.getTemplate().getSpec().getContainers().get(0).getStartupProbe();

        assertThat(probe.getPeriodSeconds() * probe.getFailureThreshold()).isEqualTo(600);
        assertThat(deployment.getProgressDeadlineSeconds()).isGreaterThan(600);
    }

    /** Two pods at two nodes would wait for the same volume for ever. */
    @Test
    void aVolumeForOneNodeIsHandedOver() {
        var rendered = Chart.with("""
                media: {directory: {accessMode: ReadWriteOnce}}
                services: {media: {replicas: 1}}
                """);

        assertThat(rendered.of(Deployment.class, "media")
                        .getSpec()
                        .getStrategy()
                        .getType())
                .isEqualTo("Recreate");
        assertThat(rendered.of(Deployment.class, "chat").getSpec().getStrategy().getType())
                .isEqualTo("RollingUpdate");
    }

    @Test
    void aReleaseThatChangesNothingOfAPodLeavesItAlone() {
        assertThat(Chart.least().all(Deployment.class)).allSatisfy(deployment -> {
            var pod = deployment.getSpec().getTemplate().getMetadata();
            assertThat(pod.getLabels().values()).noneMatch(value -> value.contains("1.0.0"));
            assertThat(pod.getAnnotations().keySet()).containsExactly("checksum/config");
        });
    }

    private static String checksum(Rendered rendered, String component) {
        return rendered.of(Deployment.class, component)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("checksum/config");
    }
}
