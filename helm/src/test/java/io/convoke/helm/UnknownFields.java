package io.convoke.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an object has that Kubernetes' or OpenShift's own type has not: misspelled fields, fields at the wrong place. */
final class UnknownFields {
    /** Without a type in the client: what Strimzi's schema has in a KafkaTopic's spec (043-Crd-kafkatopic.yaml, v1 as v1beta2). */
    private static final Set<String> TOPIC_SPEC = Set.of("topicName", "partitions", "replicas", "config");

    private static final Set<String> TOPIC_VERSIONS = Set.of("kafka.strimzi.io/v1", "kafka.strimzi.io/v1beta2");
    /** Strimzi hands config on as it is: the brokers refuse a topic with one that is none of theirs (Kafka's TopicConfig). */
    private static final Set<String> TOPIC_CONFIG = Set.of(
            "cleanup.policy",
            "compression.type",
            "max.message.bytes",
            "min.insync.replicas",
            "retention.bytes",
            "retention.ms",
            "segment.bytes",
            "segment.ms");

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(HasMetadata object) {
        var name = object.getKind() + " " + object.getMetadata().getName();
        var fields = new UnknownFields();
        if (object instanceof GenericKubernetesResource generic) {
            if (object.getKind().equals("KafkaTopic") && TOPIC_VERSIONS.contains(object.getApiVersion())) {
                fields.topic(name, generic);
            } else {
                fields.found.add(name + ": not a type that is known");
            }
        } else {
            fields.look(name, object);
        }
        return fields.found;
    }

    private void topic(String name, GenericKubernetesResource topic) {
        look(name + ".metadata", topic.getMetadata());
        among(name, topic.getAdditionalProperties(), Set.of("spec"));
        among(name + ".spec", topic.get("spec"), TOPIC_SPEC);
        among(name + ".spec.config", topic.get("spec", "config"), TOPIC_CONFIG);
    }

    private void among(String path, Map<String, ?> fields, Set<String> known) {
        fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> found.add(path + "." + field));
    }

    private void look(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> look(path + "." + key, item));
        } else if (value instanceof Collection<?> items) {
            var index = 0;
            for (var item : items) {
                look(path + "[" + index++ + "]", item);
            }
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            fields(path, value);
        }
    }

    private void fields(String path, Object object) {
        for (var type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || object instanceof Enum<?>) {
                    continue;
                }
                var value = value(field, object);
                if ("additionalProperties".equals(field.getName())) {
                    if (value instanceof Map<?, ?> unknown) {
                        unknown.keySet().forEach(key -> found.add(path + "." + key));
                    }
                } else {
                    look(path + "." + field.getName(), value);
                }
            }
        }
    }

    private static Object value(java.lang.reflect.Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
