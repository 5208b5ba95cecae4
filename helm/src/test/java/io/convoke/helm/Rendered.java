package io.convoke.helm;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the chart made of some values. */
record Rendered(List<HasMetadata> objects) {
    static final List<String> SERVICES =
            List.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");

    private static final Pattern VARIABLE = Pattern.compile("<variable name=\"([^\"]+)\" value=\"([^\"]*)\"/>");

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The object of that type of a component, as {@code auth} or {@code gateway}. */
    <T extends HasMetadata> T of(Class<T> type, String component) {
        return find(type, Chart.PREFIX + component)
                .orElseThrow(() -> new NoSuchElementException("no " + type.getSimpleName() + " of " + component));
    }

    <T extends HasMetadata> boolean has(Class<T> type, String component) {
        return find(type, Chart.PREFIX + component).isPresent();
    }

    /** Every pod that would run, by the name of what makes it. */
    Map<String, PodSpec> pods() {
        var pods = new LinkedHashMap<String, PodSpec>();
        all(Deployment.class)
                .forEach(deployment -> pods.put(
                        deployment.getMetadata().getName(),
                        deployment.getSpec().getTemplate().getSpec()));
        all(Pod.class).forEach(pod -> pods.put(pod.getMetadata().getName(), pod.getSpec()));
        return pods;
    }

    PodSpec pod(String component) {
        return of(Deployment.class, component).getSpec().getTemplate().getSpec();
    }

    Container container(String component) {
        return pod(component).getContainers().get(0);
    }

    /** What the service's server.xml sets. */
    Map<String, String> variables(String component) {
        return VARIABLE.matcher(of(ConfigMap.class, component).getData().get("server.xml"))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> match.group(2)
                                .replace("&quot;", "\"")
                                .replace("&lt;", "<")
                                .replace("&amp;", "&")));
    }

    /** The environment of a component's container; values from elsewhere are empty. */
    Map<String, String> environment(String component) {
        var environment = new LinkedHashMap<String, String>();
        container(component)
                .getEnv()
                .forEach(variable ->
                        environment.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue()));
        return environment;
    }

    @Override
    public String toString() {
        return objects.size() + " objects";
    }
}
