package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod meets Pod Security {@code restricted}, and with it OpenShift's {@code restricted-v2}. */
class RestrictedTest {

    static List<Path> valuesFiles() {
        return Chart.valuesFiles();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void everyPodIsRestricted(Path valuesFile) {
        assertThat(Chart.of(valuesFile).pods())
                .hasSize(10)
                .allSatisfy((name, pod) ->
                        assertThat(Restricted.violations(pod)).as(name).isEmpty());
    }

    /** OpenShift gives out users and groups itself and refuses pods that ask for some outside the namespace's range. */
    @Test
    void onOpenShiftNoPodAsksForAUser() {
        assertThat(Chart.of(Chart.DIRECTORY.resolve("values-openshift.yaml"))
                        .pods()
                        .values())
                .allSatisfy(pod -> {
                    assertThat(pod.getSecurityContext().getRunAsUser()).isNull();
                    assertThat(pod.getSecurityContext().getRunAsGroup()).isNull();
                    assertThat(pod.getSecurityContext().getFsGroup()).isNull();
                    assertThat(pod.getContainers())
                            .allSatisfy(container -> assertThat(
                                            container.getSecurityContext().getRunAsUser())
                                    .isNull());
                });
    }

    @Test
    void elsewhereEveryPodHasAUserAndAGroupForItsVolumes() {
        assertThat(Chart.of(Chart.DIRECTORY.resolve("values-kubernetes.yaml"))
                        .pods()
                        .values())
                .allSatisfy(pod -> {
                    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(1001);
                    assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(1001);
                });
    }

    static Stream<Map.Entry<String, Consumer<PodSpec>>> mutants() {
        return Map.<String, Consumer<PodSpec>>ofEntries(
                Map.entry("hostNetwork", pod -> pod.setHostNetwork(true)),
                Map.entry("hostPID", pod -> pod.setHostPID(true)),
                Map.entry("hostIPC", pod -> pod.setHostIPC(true)),
                Map.entry("automountServiceAccountToken", pod -> pod.setAutomountServiceAccountToken(null)),
                Map.entry("enableServiceLinks", pod -> pod.setEnableServiceLinks(true)),
                Map.entry("pod: runAsNonRoot", pod -> pod.getSecurityContext().setRunAsNonRoot(false)),
                Map.entry("pod: runAsUser", pod -> pod.getSecurityContext().setRunAsUser(0L)),
                Map.entry("pod: seccompProfile", pod -> pod.getSecurityContext().setSeccompProfile(null)),
                Map.entry(
                        "volume host",
                        pod -> pod.getVolumes()
                                .add(new VolumeBuilder()
                                        .withName("host")
                                        .withHostPath(new HostPathVolumeSource("/", null))
                                        .build())),
                Map.entry("allowPrivilegeEscalation", of(context -> context.setAllowPrivilegeEscalation(null))),
                Map.entry("privileged", of(context -> context.setPrivileged(true))),
                Map.entry("readOnlyRootFilesystem", of(context -> context.setReadOnlyRootFilesystem(false))),
                Map.entry("runAsNonRoot", of(context -> context.setRunAsNonRoot(null))),
                Map.entry("runAsUser", of(context -> context.setRunAsUser(0L))),
                Map.entry("procMount", of(context -> context.setProcMount("Unmasked"))),
                Map.entry(
                        "seccompProfile",
                        of(context -> context.getSeccompProfile().setType("Unconfined"))),
                Map.entry("capabilities.drop", of(context -> context.setCapabilities(new Capabilities()))),
                Map.entry(
                        "capabilities.add",
                        of(context -> context.setCapabilities(
                                new Capabilities(List.of("NET_BIND_SERVICE"), List.of("ALL"))))),
                Map.entry(
                        "ports",
                        pod -> pod.getContainers()
                                .get(0)
                                .getPorts()
                                .add(new ContainerPort(80, null, null, null, null))),
                Map.entry("resources", pod -> pod.getContainers().get(0).setResources(null)))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void eachFieldThatIsWrongIsFound(Map.Entry<String, Consumer<PodSpec>> mutant) {
        var pod = Chart.of(Chart.DIRECTORY.resolve("values-kubernetes.yaml")).pod("media");
        mutant.getValue().accept(pod);

        assertThat(Restricted.violations(pod)).containsExactly(mutant.getKey());
    }

    private static Consumer<PodSpec> of(Consumer<SecurityContext> change) {
        return pod -> change.accept(pod.getContainers().get(0).getSecurityContext());
    }
}
