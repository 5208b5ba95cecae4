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
    /** Without a type in the client; a test of their own looks at them. */
    private static final Set<String> OTHERS = Set.of("KafkaTopic");

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(HasMetadata object) {
        var name = object.getKind() + " " + object.getMetadata().getName();
        var fields = new UnknownFields();
        if (object instanceof GenericKubernetesResource) {
            if (!OTHERS.contains(object.getKind())) {
                fields.found.add(name + ": not a type that is known");
            }
        } else {
            fields.look(name, object);
        }
        return fields.found;
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
