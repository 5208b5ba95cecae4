package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every values file lints, renders, and is made of fields that Kubernetes has. */
class ChartTest {
    @TempDir
    Path directory;

    static List<Path> valuesFiles() {
        return Chart.valuesFiles();
    }

    @Test
    void thereAreValuesFilesForOpenShiftKubernetesAndATrial() {
        assertThat(valuesFiles())
                .extracting(file -> file.getFileName().toString())
                .contains("values-openshift.yaml", "values-kubernetes.yaml", "values-trial.yaml");
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void itLints(Path valuesFile) throws IOException {
        var result = lint(valuesFile);

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
        // The one thing that a strict run may say is that there is no picture of the chart.
        assertThat(result.getMessages()).noneMatch(line -> line.contains("WARNING") || line.contains("ERROR"));
    }

    @Test
    void lintFindsWhatIsWrong() throws IOException {
        var wrong = directory.resolve("wrong.yaml");
        Files.writeString(wrong, Chart.LEAST + "no-such-value: 1\n");

        assertThat(lint(wrong).isFailed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void itsObjectsHaveOnlyFieldsThatExist(Path valuesFile) {
        assertThat(Chart.of(valuesFile).objects())
                .hasSizeGreaterThan(50)
                .allSatisfy(object -> assertThat(UnknownFields.of(object)).isEmpty())
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo(Chart.NAMESPACE));
    }

    @Test
    void everythingThatCanBeSwitchedOnHasOnlyFieldsThatExist() {
        var all = Chart.with("""
                expose: {as: http-route, httpRoute: {parentRefs: [{name: outside, namespace: gateways, sectionName: https}]}}
                observability:
                  traces: {endpoint: "http://collector:4318"}
                  serviceMonitor: {enabled: true}
                  alerts: {enabled: true}
                  dashboards: {enabled: true, annotations: {grafana_folder: Convoke}}
                smokeTest: {accountSecret: walker}
                secrets: {backend: vault, vault: {address: "https://vault:8200", login: approle, caCertificate: {secret: ca}}}
                mail: {caCertificate: {configMap: ca, key: mail.pem}}
                kafka:
                  securityProtocol: SSL
                  caCertificate: {configMap: ca}
                  clientCertificate: {secret: me}
                  strimziTopics: {enabled: true, cluster: main, namespace: kafka}
                defaults:
                  autoscaling: {enabled: true}
                  nodeSelector: {disk: fast}
                  tolerations: [{key: only, operator: Exists, effect: NoSchedule}]
                  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}
                  priorityClassName: high
                  podLabels: {team: a}
                  podAnnotations: {note: a}
                  serviceAccountAnnotations: {note: a}
                  env: [{name: TZ, value: UTC}]
                gateway: {service: {type: LoadBalancer}, trustedProxies: [10.0.0.0/8]}
                networkPolicy: {gatewayFrom: [{ipBlock: {cidr: 10.0.0.0/8}}], monitoringFrom: [{podSelector: {}}], tracesTo: [{podSelector: {}}]}
                image: {pullSecrets: [registry]}
                """);

        assertThat(all.objects())
                .allSatisfy(object -> assertThat(UnknownFields.of(object)).isEmpty());
    }

    @Test
    void aFieldThatDoesNotExistIsFoundWhereverItStands() {
        var pod = Chart.read("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, lables: {}}
                spec:
                  containers: [{name: a, image: b, readinesProbe: {}, lifecycle: {preStop: {sleep: {second: 1}}}}]
                """).get(0);
        assertThat(UnknownFields.of(pod))
                .containsExactlyInAnyOrder(
                        "Pod a.metadata.lables",
                        "Pod a.spec.containers[0].readinesProbe",
                        "Pod a.spec.containers[0].lifecycle.preStop.sleep.second");
        var topic = Chart.read("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata: {name: a, lables: {}}
                status: {}
                spec: {topicName: a, partition: 1, config: {retention.ms: 1, retention.hours: 1}}
                """).get(0);
        assertThat(UnknownFields.of(topic))
                .containsExactlyInAnyOrder(
                        "KafkaTopic a.metadata.lables",
                        "KafkaTopic a.status",
                        "KafkaTopic a.spec.partition",
                        "KafkaTopic a.spec.config.retention.hours");
        var early = Chart.read("apiVersion: kafka.strimzi.io/v2\nkind: KafkaTopic\nmetadata: {name: a}\n")
                .get(0);
        assertThat(UnknownFields.of(early)).containsExactly("KafkaTopic a: not a type that is known");
        var invented = Chart.read("apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: a}\n")
                .get(0);
        assertThat(UnknownFields.of(invented)).containsExactly("Thing a: not a type that is known");
    }

    @Test
    void itsVersionIsThePlatforms() {
        var version = Chart.text("pom.xml")
                .replaceFirst("(?s).*?<artifactId>convoke</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
        JsonNode chart = Chart.YAML.unmarshal(Chart.text("helm/convoke/Chart.yaml"), JsonNode.class);

        assertThat(chart.get("version").asText()).isEqualTo(version);
        assertThat(chart.get("appVersion").asText()).isEqualTo(version);
    }

    @Test
    void whatMustBeGivenIsNamed() {
        assertThatThrownBy(() -> Chart.render(List.of()))
                .hasMessageContaining("missing property 'publicUrl'")
                .hasMessageContaining("at '/database': missing property 'host'");
    }

    /** Lint knows only the chart's own values: a copy of the chart gets these in their place. */
    private com.marcnuri.helm.LintResult lint(Path valuesFile) throws IOException {
        var copy = Chart.copy(directory);
        Files.writeString(copy.resolve("values.yaml"), merged(valuesFile));
        return new Helm(copy).lint().strict().call();
    }

    private static String merged(Path valuesFile) throws IOException {
        JsonNode defaults = Chart.YAML.unmarshal(Chart.text("helm/convoke/values.yaml"), JsonNode.class);
        JsonNode own = Chart.YAML.unmarshal(Files.readString(valuesFile), JsonNode.class);
        return Chart.YAML.asYaml(merge(defaults, own));
    }

    private static JsonNode merge(JsonNode below, JsonNode above) {
        if (!(below instanceof com.fasterxml.jackson.databind.node.ObjectNode object) || !above.isObject()) {
            return above;
        }
        above.properties()
                .forEach(field -> object.set(
                        field.getKey(),
                        object.has(field.getKey())
                                ? merge(object.get(field.getKey()), field.getValue())
                                : field.getValue()));
        return object;
    }
}
