package io.convoke.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Pod Security standard {@code restricted}, field by field
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/), and what the project asks for beyond it: no right to
 * write to the root file system, no token of the Kubernetes API, bounded memory.
 */
final class Restricted {
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final List<String> wrong = new ArrayList<>();

    private Restricted() {}

    /** What of a pod the standard refuses; empty when it is as it should be. */
    static List<String> violations(PodSpec pod) {
        var restricted = new Restricted();
        restricted.pod(pod);
        return restricted.wrong;
    }

    private void pod(PodSpec pod) {
        unless(isNotTrue(pod.getHostNetwork()), "hostNetwork");
        unless(isNotTrue(pod.getHostPID()), "hostPID");
        unless(isNotTrue(pod.getHostIPC()), "hostIPC");
        unless(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "automountServiceAccountToken");
        unless(Boolean.FALSE.equals(pod.getEnableServiceLinks()), "enableServiceLinks");
        var context = pod.getSecurityContext();
        unless(context != null && Boolean.TRUE.equals(context.getRunAsNonRoot()), "pod: runAsNonRoot");
        if (context != null) {
            unless(context.getRunAsUser() == null || context.getRunAsUser() != 0, "pod: runAsUser");
            unless(
                    context.getSeccompProfile() != null
                            && SECCOMP.contains(context.getSeccompProfile().getType()),
                    "pod: seccompProfile");
            unless(context.getSysctls() == null || context.getSysctls().isEmpty(), "pod: sysctls");
            unless(context.getSeLinuxOptions() == null, "pod: seLinuxOptions");
            unless(context.getAppArmorProfile() == null, "pod: appArmorProfile");
        }
        pod.getVolumes().forEach(this::volume);
        Stream.of(pod.getContainers(), pod.getInitContainers())
                .flatMap(List::stream)
                .forEach(this::container);
        unless(
                pod.getEphemeralContainers() == null
                        || pod.getEphemeralContainers().isEmpty(),
                "ephemeralContainers");
    }

    private void volume(Volume volume) {
        var allowed = Stream.of(
                        volume.getConfigMap(),
                        volume.getCsi(),
                        volume.getDownwardAPI(),
                        volume.getEmptyDir(),
                        volume.getEphemeral(),
                        volume.getPersistentVolumeClaim(),
                        volume.getProjected(),
                        volume.getSecret())
                .anyMatch(kind -> kind != null);
        unless(allowed, "volume " + volume.getName());
    }

    private void container(Container container) {
        var context = Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        unless(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "allowPrivilegeEscalation");
        unless(isNotTrue(context.getPrivileged()), "privileged");
        unless(Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), "readOnlyRootFilesystem");
        unless(Boolean.TRUE.equals(context.getRunAsNonRoot()), "runAsNonRoot");
        unless(context.getRunAsUser() == null || context.getRunAsUser() != 0, "runAsUser");
        unless(context.getProcMount() == null || "Default".equals(context.getProcMount()), "procMount");
        unless(context.getSeLinuxOptions() == null, "seLinuxOptions");
        unless(
                context.getSeccompProfile() != null
                        && SECCOMP.contains(context.getSeccompProfile().getType()),
                "seccompProfile");
        var capabilities = context.getCapabilities();
        unless(capabilities != null && capabilities.getDrop().contains("ALL"), "capabilities.drop");
        unless(capabilities == null || capabilities.getAdd().isEmpty(), "capabilities.add");
        unless(
                container.getPorts().stream()
                        .allMatch(port -> port.getHostPort() == null && port.getContainerPort() > 1024),
                "ports");
        var resources = container.getResources();
        unless(
                resources != null
                        && resources.getLimits().containsKey("memory")
                        && resources.getRequests().containsKey("memory")
                        && resources.getRequests().containsKey("cpu"),
                "resources");
    }

    private void unless(boolean good, String what) {
        if (!good) {
            wrong.add(what);
        }
    }

    private static boolean isNotTrue(Boolean value) {
        return !Boolean.TRUE.equals(value);
    }
}
