package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topics of the contracts, as Strimzi's operator is told of them. */
class StrimziTopicsTest {

    /** Every field: the operator makes a topic of those that it knows, and leaves others out without a word. */
    @Test
    void theyAreThoseOfTheContracts() {
        var expected = new LinkedHashMap<String, Map<String, Object>>();
        Chart.text("platform/contracts/src/main/resources/contracts/topics.properties")
                .lines()
                .filter(line -> line.startsWith("convoke."))
                .map(line -> line.split(" = "))
                .forEach(line -> expected.put("shop." + line[0], spec("shop." + line[0], line[1])));
        var topics =
                topics("kafka: {topicPrefix: shop., strimziTopics: {enabled: true, cluster: main, namespace: kafka}}");

        assertThat(topics)
                .extracting(topic -> topic.getMetadata().getName())
                .containsExactlyElementsOf(expected.keySet());
        assertThat(topics).allSatisfy(topic -> {
            assertThat(topic.getApiVersion()).isEqualTo("kafka.strimzi.io/v1");
            assertThat(topic.getMetadata().getNamespace()).isEqualTo("kafka");
            assertThat(topic.getMetadata().getLabels()).containsEntry("strimzi.io/cluster", "main");
            assertThat(topic.getMetadata().getAnnotations()).containsEntry("helm.sh/resource-policy", "keep");
            assertThat(topic.getAdditionalProperties())
                    .isEqualTo(Map.of("spec", expected.get(topic.getMetadata().getName())));
        });
    }

    /** Two replicas that have to be in sync would leave a topic of one without writes. */
    @Test
    void aTopicOfOneReplicaDoesNotAskForMoreInSync() {
        assertThat(
                        topics(
                                "kafka: {strimziTopics: {enabled: true, cluster: a, namespace: b, replicas: 1, partitions: 6}}"))
                .isNotEmpty()
                .allSatisfy(topic -> {
                    assertThat(topic.<Map<String, Object>>get("spec"))
                            .containsEntry("partitions", 6)
                            .containsEntry("replicas", 1);
                    assertThat(topic.<Map<String, Object>>get("spec", "config")).containsOnlyKeys("retention.ms");
                });
    }

    private static Map<String, Object> spec(String name, String retention) {
        return Map.of(
                "topicName",
                name,
                "partitions",
                3,
                "replicas",
                3,
                "config",
                Map.of("retention.ms", milliseconds(retention), "min.insync.replicas", 2));
    }

    /** A number as YAML has it: of the least type that holds it. */
    private static Number milliseconds(String retention) {
        if (retention.equals("forever")) {
            return -1;
        }
        var milliseconds = Period.parse(retention).getDays() * 86_400_000L;
        if (milliseconds > Integer.MAX_VALUE) {
            return milliseconds;
        }
        return (int) milliseconds;
    }

    private static List<GenericKubernetesResource> topics(String values) {
        return Chart.with(values).all(GenericKubernetesResource.class).stream()
                .filter(object -> object.getKind().equals("KafkaTopic"))
                .toList();
    }
}
