package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the chart names exists in the services: keys, variables, secrets, fragments, ports, probes. */
class NamesTest {
    private static final Path FRAGMENTS = Chart.ROOT.resolve("liberty-config/src/main/liberty/config");

    /** Every combination that names something of its own. */
    static List<Rendered> variants() {
        return Stream.concat(Chart.valuesFiles().stream().map(Chart::of), Stream.of(Chart.with("""
                                secrets: {backend: vault, vault: {address: "https://vault:8200", login: approle, caCertificate: {secret: ca}}}
                                database: {sslMode: verify-ca, caCertificate: {configMap: ca}}
                                kafka: {securityProtocol: SASL_SSL, user: "{service}", caCertificate: {secret: ca}, clientCertificate: {secret: me}}
                                mail: {caCertificate: {secret: ca}, user: a, from: a@example.org}
                                telegram: {enabled: true, botName: some_bot}
                                media: {storage: s3}
                                defaults: {config: {convoke.retention-interval: PT5M}}
                                services: {event: {databasePool: 20}}
                                observability: {traces: {endpoint: "http://collector:4318"}}
                                """)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariableOfAServerIsAKeyOfTheConfiguration(Rendered rendered) {
        for (var service : Rendered.SERVICES) {
            assertThat(rendered.variables(service).keySet())
                    .as(service)
                    .allSatisfy(key -> assertThat(documented()).anyMatch(row -> stands(row, key)));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyEnvironmentVariableIsAKeyOfTheConfiguration(Rendered rendered) {
        var known = documented().stream().map(NamesTest::variable).collect(Collectors.toSet());
        for (var service : Rendered.SERVICES) {
            assertThat(rendered.container(service).getEnv())
                    .extracting(EnvVar::getName)
                    .as(service)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(name).isIn(known));
        }
    }

    /** By name: the secrets hold what docs/configuration.md says that they do, and each service is given only its own. */
    @ParameterizedTest
    @MethodSource("variants")
    void everyKeyOfASecretIsAKeyOfTheConfiguration(Rendered rendered) {
        for (var service : Rendered.SERVICES) {
            var volumes = rendered.pod(service).getVolumes();
            var keys = volumes.stream()
                    .filter(volume -> volume.getSecret() != null)
                    .flatMap(volume -> volume.getSecret().getItems().stream())
                    .map(KeyToPath::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            keys.removeAll(Set.of("ca.crt", "role-id", "secret-id", "user.crt", "user.key"));

            assertThat(keys).as(service).containsExactly("db." + service + ".password");
            var variables = volume(rendered.pod(service), "variables");
            assertThat(variables.getSecret().getItems())
                    .singleElement()
                    .satisfies(item -> assertThat(item.getPath()).isEqualTo("db." + service + ".password"));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everythingThatIsMountedIsThere(Rendered rendered) {
        rendered.pods().forEach((name, pod) -> {
            var container = pod.getContainers().get(0);
            assertThat(container.getVolumeMounts()).allSatisfy(mount -> {
                var volume = volume(pod, mount.getName());
                if (mount.getSubPath() != null) {
                    assertThat(keys(rendered, volume)).as(name).contains(mount.getSubPath());
                }
            });
            assertThat(pod.getVolumes())
                    .extracting(Volume::getName)
                    .as("volumes that nobody mounts")
                    .allMatch(volume -> container.getVolumeMounts().stream()
                            .anyMatch(mount -> mount.getName().equals(volume)));
            mentioned(container)
                    .forEach(path -> assertThat(container.getVolumeMounts())
                            .as("%s: %s lies in a volume", name, path)
                            .anyMatch(mount -> path.startsWith(mount.getMountPath())));
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyFragmentThatAServerIncludesIsMountedAsItIsInTheWorkingCopy(Rendered rendered) throws IOException {
        for (var service : Rendered.SERVICES) {
            var pod = rendered.pod(service);
            var mounted = keys(rendered, volume(pod, "configuration"));
            var included = Pattern.compile("location=\"/opt/convoke/config/([^\"]+)\"")
                    .matcher(rendered.of(ConfigMap.class, service).getData().get("server.xml"))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(included).containsExactly("common.xml", service + ".xml", "api-docs.xml");
            assertThat(mounted).containsAll(included);
            for (var file : mounted) {
                var text = data(rendered, file, service);
                assertThat(text).as(file).isEqualTo(Files.readString(FRAGMENTS.resolve(file)));
                Pattern.compile("<include location=\"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .forEach(match -> assertThat(mounted).contains(match.group(1)));
            }
        }
    }

    @Test
    void noFragmentIsForgotten() throws IOException {
        try (var files = Files.list(FRAGMENTS)) {
            var all = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            var mounted = Rendered.SERVICES.stream()
                    .flatMap(service ->
                            keys(Chart.least(), volume(Chart.least().pod(service), "configuration")).stream())
                    .collect(Collectors.toSet());
            assertThat(mounted).isEqualTo(all);
        }
    }

    @Test
    void itsServicesAreThoseOfTheBuild() throws IOException {
        try (var modules = Files.list(Chart.ROOT)) {
            var services = modules.filter(module -> Files.exists(module.resolve("src/main/resources/db/migration")))
                    .map(module -> module.getFileName().toString())
                    .toList();
            assertThat(Rendered.SERVICES).containsExactlyInAnyOrderElementsOf(services);
        }
        assertThat(Chart.least().pods().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Rendered.SERVICES.stream(), Stream.of("gateway", "smoke-test"))
                                .map(name -> Chart.PREFIX + name)
                                .toList());
    }

    /** The paths that docs/operations.md lists under Health, at the port where the server listens. */
    @ParameterizedTest
    @MethodSource("variants")
    void probesAskWhatTheServicesAnswer(Rendered rendered) {
        var health = Pattern.compile("(?m)^\\| `(/health/\\w+)` \\|")
                .matcher(Chart.text("docs/operations.md"))
                .results()
                .map(match -> match.group(1))
                .toList();
        for (var service : Rendered.SERVICES) {
            var container = rendered.container(service);
            assertThat(List.of(
                            container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                    .extracting(probe -> probe.getHttpGet().getPath())
                    .containsExactlyElementsOf(health);
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/started");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
            assertThat(probes(container))
                    .allSatisfy(probe -> assertThat(port(container, probe))
                            .isEqualTo(
                                    Integer.parseInt(rendered.variables(service).get("http.port"))));
            assertThat(rendered.of(Service.class, service).getSpec().getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(container.getPorts())
                            .anyMatch(open ->
                                    open.getName().equals(port.getTargetPort().getStrVal())));
        }
    }

    private static List<Probe> probes(Container container) {
        return List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
    }

    private static int port(Container container, Probe probe) {
        var name = probe.getHttpGet().getPort().getStrVal();
        return container.getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getContainerPort();
    }

    /** Paths in values of the environment that have to lie in a volume. */
    private static List<String> mentioned(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValue)
                .filter(value -> value != null && value.startsWith("/run/"))
                // A directory of directories has the mounts below it.
                .filter(value -> !value.endsWith("/secrets") && !value.endsWith("/approle"))
                .toList();
    }

    private static Volume volume(PodSpec pod, String name) {
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no volume " + name));
    }

    /** The files in a volume that comes from ConfigMaps. */
    private static Set<String> keys(Rendered rendered, Volume volume) {
        if (volume.getConfigMap() != null) {
            return map(rendered, volume.getConfigMap().getName()).getData().keySet();
        }
        var keys = new TreeSet<String>();
        for (var source : volume.getProjected().getSources()) {
            var present =
                    map(rendered, source.getConfigMap().getName()).getData().keySet();
            if (source.getConfigMap().getItems().isEmpty()) {
                keys.addAll(present);
            }
            for (var item : source.getConfigMap().getItems()) {
                assertThat(present).contains(item.getKey());
                keys.add(item.getPath());
            }
        }
        return keys;
    }

    private static String data(Rendered rendered, String file, String service) {
        var common = map(rendered, Chart.PREFIX + "liberty").getData();
        return common.containsKey(file)
                ? common.get(file)
                : rendered.of(ConfigMap.class, service).getData().get(file);
    }

    private static ConfigMap map(Rendered rendered, String name) {
        return rendered.find(ConfigMap.class, name).orElseThrow(() -> new AssertionError("no ConfigMap " + name));
    }

    private static Set<String> documented() {
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(Chart.text("docs/configuration.md"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static boolean stands(String row, String key) {
        return Pattern.compile(Pattern.quote(row).replace("<service>", "\\E[a-z-]+\\Q"))
                        .matcher(key)
                        .matches()
                || row.equals(key);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
