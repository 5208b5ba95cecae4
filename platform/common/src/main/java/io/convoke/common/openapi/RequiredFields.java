package io.convoke.common.openapi;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Which fields a body always has. A request's record says it by {@code @NotNull}, {@code @NotBlank} or {@code @NotEmpty}, which
 * the scanner reads. An answer's record says it by its types: a component has a value, unless it is an {@code Optional}; then
 * the field is absent from the JSON when it is empty, never null. The rare field that is there and may be null says
 * {@code @Schema(required = true, nullable = true)}. A record that is both asked for and answered counts as a request's.
 */
final class RequiredFields {
    private RequiredFields() {}

    /**
     * Marks the fields of all answers.
     *
     * @param requests the names of schemas that requests use
     */
    static void mark(Components components, Set<String> requests) {
        if (components.getSchemas() == null) {
            return;
        }
        components.getSchemas().forEach((name, schema) -> {
            if (!requests.contains(name) && schema.getProperties() != null) {
                schema.getProperties().forEach((field, value) -> mark(schema, field, value));
            }
        });
    }

    private static void mark(Schema schema, String field, Schema value) {
        if (schema.getRequired() != null && schema.getRequired().contains(field)) {
            return;
        }
        if (isOptional(value)) {
            withoutNull(value);
        } else {
            schema.addRequired(field);
        }
    }

    /** The scanner reads an {@code Optional} as a value that may be null. */
    private static boolean isOptional(Schema value) {
        return hasNull(value)
                || (value.getAnyOf() != null && value.getAnyOf().stream().anyMatch(RequiredFields::hasNull));
    }

    private static boolean hasNull(Schema value) {
        return value.getType() != null && value.getType().contains(SchemaType.NULL);
    }

    private static void withoutNull(Schema value) {
        if (hasNull(value)) {
            value.setType(value.getType().stream()
                    .filter(type -> type != SchemaType.NULL)
                    .toList());
        }
        if (value.getAnyOf() != null) {
            var choices =
                    value.getAnyOf().stream().filter(choice -> !hasNull(choice)).toList();
            value.setAnyOf(choices.size() > 1 ? choices : null);
            if (choices.size() == 1) {
                become(value, choices.get(0));
            }
        }
    }

    /** A bare reference where nothing else is said; beside a reference nothing may stand (OpenAPI 3.0). */
    private static void become(Schema value, Schema choice) {
        if (value.getDescription() == null && value.getExamples() == null && choice.getRef() != null) {
            value.setType(null);
            value.setRef(choice.getRef());
        } else {
            value.setAllOf(List.of(choice));
        }
    }
}
