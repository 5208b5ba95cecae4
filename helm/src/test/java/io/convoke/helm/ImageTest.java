package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pods of the chart and the images that run in them, which nothing else brings together before a cluster does: where one
 * puts a file is where the other reads it. What the images are is read in images/Containerfile and images/build.
 */
class ImageTest {
    private static final String CONTAINERFILE = Chart.text("images/Containerfile");
    private static final String SERVER = "wlp/usr/servers/defaultServer";
    private static final String FRAGMENTS = "wlp/usr/shared/config/convoke";
    private static final String STACK = "wlp/usr/shared/resources/stack";
    private static final String APPLICATIONS = "wlp/usr/shared/apps";

    static List<Rendered> variants() {
        return NamesTest.variants();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyPathOfAServiceIsOneOfItsImage(Rendered rendered) {
        for (var service : Rendered.SERVICES) {
            assertThat(wrong(rendered, service)).as(service).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aServiceRunsAsItsImageIsMadeFor(Rendered rendered) {
        for (var service : Rendered.SERVICES) {
            var container = rendered.container(service);
            // The image's own entry point starts the server whose configuration is mounted.
            assertThat(container.getCommand()).as(service).isEmpty();
            assertThat(container.getArgs()).as(service).isEmpty();
            assertThat(container.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(exposed(CONTAINERFILE)).isEqualTo(port.getContainerPort()));
            assertThat(rendered.variables(service)).containsEntry("http.port", String.valueOf(exposed(CONTAINERFILE)));
        }
        assertThat(list("ENTRYPOINT"))
                .containsExactly(image("wlp") + "/bin/server", "run", SERVER.replaceFirst(".*/", ""));
    }

    @Test
    void theUserIsTheImages() {
        var security = Chart.least().pod("auth").getSecurityContext();

        assertThat(CONTAINERFILE)
                .contains("\nUSER " + security.getRunAsUser() + "\n")
                .contains("chown -R " + security.getRunAsUser() + ":" + security.getRunAsGroup() + " ");
    }

    /** Its pod brings the configuration along, and starts what any image of nginx has. */
    @Test
    void theGatewaysImageDoesForItsPod() {
        var containerfile = Chart.text("images/gateway/Containerfile");
        var container = Chart.least().container("gateway");

        assertThat(container.getPorts())
                .anyMatch(port -> port.getName().equals("http") && port.getContainerPort() == exposed(containerfile));
        assertThat(container.getCommand()).startsWith("nginx");
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .noneMatch(path -> path.startsWith("/opt"));
        assertThat(containerfile)
                .contains("\nUSER "
                        + Chart.least().pod("gateway").getSecurityContext().getRunAsUser() + "\n");
    }

    @Test
    void aPathThatTheImageDoesNotKnowIsFound() {
        assertThat(wrong(mutant("services.yaml", "defaultServer/jvm.options", "default/jvm.options"), "auth"))
                .containsExactly(
                        "/opt/ol/wlp/usr/servers/default/jvm.options is mounted where the image looks for nothing");
        assertThat(wrong(mutant("services.yaml", "/opt/convoke/config,", "/opt/convoke/etc,"), "auth"))
                .containsExactly("/opt/convoke/etc is mounted where the image looks for nothing");
        assertThat(wrong(mutant("_liberty.tpl", "\"/opt/convoke/%s.war\"", "\"/opt/convoke/apps/%s.war\""), "auth"))
                .containsExactly("convoke.auth.war is not /opt/convoke/auth.war");
        assertThat(wrong(mutant("_liberty.tpl", "/opt/convoke/stack", "/opt/stack"), "auth"))
                .containsExactly("convoke.stack.dir is not /opt/convoke/stack");
        assertThat(wrong(mutant("services.yaml", "mountPath: /output", "mountPath: /out"), "auth"))
                .containsExactly("/output is written to, and no volume is mounted there");
        assertThat(wrong(mutant("services.yaml", "mountPath: /tmp", "mountPath: /opt/ol"), "auth"))
                .contains("/opt/ol would hide what is in the image");
    }

    /** What the pod of a service has otherwise than its image, in words. */
    private static List<String> wrong(Rendered rendered, String service) {
        var wrong = new ArrayList<String>();
        var mounts = rendered.container(service).getVolumeMounts();
        var paths = mounts.stream().map(VolumeMount::getMountPath).toList();
        var files = Set.of(image(SERVER) + "/server.xml", image(SERVER) + "/jvm.options", image(FRAGMENTS));
        for (var path : paths) {
            if (directories().stream().anyMatch(directory -> directory.startsWith(path + "/"))) {
                wrong.add(path + " would hide what is in the image");
            } else if (path.startsWith("/opt/") && !files.contains(path)) {
                wrong.add(path + " is mounted where the image looks for nothing");
            }
        }
        for (var written : List.of(variable("WLP_OUTPUT_DIR"), variable("LOG_DIR"), "/tmp")) {
            if (!paths.contains(written)) {
                wrong.add(written + " is written to, and no volume is mounted there");
            }
        }
        expected(service).forEach((variable, path) -> {
            if (!path.equals(rendered.variables(service).get(variable))) {
                wrong.add(variable + " is not " + path);
            }
        });
        return wrong;
    }

    /** Variables of a server that name a file of the image. */
    private static Map<String, String> expected(String service) {
        return Map.of(
                "convoke.stack.dir",
                image(STACK),
                "convoke." + service + ".war",
                image(APPLICATIONS) + "/" + service + ".war",
                "convoke.api-docs.war",
                image(APPLICATIONS) + "/api-docs.war");
    }

    /** Where a file or directory of a packaged server is in the image. */
    private static String image(String packaged) {
        var context = context().getOrDefault(packaged, packaged);
        return copies().entrySet().stream()
                .filter(copy -> context.equals(copy.getKey()) || context.startsWith(copy.getKey() + "/"))
                .map(copy -> copy.getValue() + context.substring(copy.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing copies " + context + " into the image"));
    }

    /** How images/build lays out what the Containerfile copies: places in a packaged server, and those in the context. */
    private static Map<String, String> context() {
        var moved = new LinkedHashMap<String, String>();
        Pattern.compile("(?m)^ +mv \"\\$context/([^\"*]+?)/?\"(?:\\*\\.war)? \"\\$context/([^\"]+?)/?\"$")
                .matcher(Chart.text("images/build"))
                .results()
                .forEach(match -> moved.put(match.group(1), match.group(2)));
        assertThat(moved).containsOnlyKeys(STACK, SERVER, FRAGMENTS, APPLICATIONS);
        return moved;
    }

    private static Map<String, String> copies() {
        var copies = new LinkedHashMap<String, String>();
        Pattern.compile("(?m)^COPY --chown=1001:0 (\\S+) (\\S+)$")
                .matcher(CONTAINERFILE)
                .results()
                .forEach(match -> copies.put(match.group(1), match.group(2)));
        return copies;
    }

    /** Directories that the image has something in. */
    private static Set<String> directories() {
        return Set.of(image(SERVER), image(STACK), image(FRAGMENTS), image("wlp") + "/bin");
    }

    private static int exposed(String containerfile) {
        return Integer.parseInt(found("(?m)^EXPOSE (\\d+)$", containerfile));
    }

    private static String variable(String name) {
        return found("(?m)^(?:ENV)? +" + name + "=(\\S+)", CONTAINERFILE);
    }

    private static List<String> list(String instruction) {
        return Chart.YAML.unmarshal(found("(?m)^" + instruction + " (\\[.*])$", CONTAINERFILE), List.class);
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static Rendered mutant(String template, String text, String other) {
        return Chart.mutant("templates/" + template, text, other);
    }
}
