package io.convoke.common.openapi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Gives every JSON body a whole example, put together from the examples of its fields. Ids, times, addresses, numbers and
 * enumerations need none of their own; other text does, by {@code @Schema(examples = …)}.
 */
final class Examples {
    private static final String REF = "#/components/schemas/";
    private static final int DEEPEST = 8;
    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60",
            "date-time", "2027-03-18T17:00:00Z",
            "date", "2027-03-18",
            "email", "ann@example.com",
            "uri", "https://example.com/",
            "password", "correct horse battery staple");

    /** Fields that mean the same in every service. */
    private static final Map<String, String> BY_NAME = Map.of(
            "next", "eyJzb3J0Ijoic3RhcnQiLCJrZXlzIjpbIjIwMjctMDMtMTgiXX0",
            "username", "ann",
            "email", "ann@example.com",
            "timeZone", "Europe/Berlin",
            "locale", "en",
            "city", "Berlin");

    private final Components components;

    Examples(Components components) {
        this.components = components;
    }

    /** Names the examples of fields that every service means alike. */
    void nameFields() {
        for (var schema : components.getSchemas().values()) {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach(Examples::nameField);
            }
        }
    }

    private static void nameField(String name, Schema field) {
        var isText = field.getType() != null && field.getType().contains(SchemaType.STRING);
        if (isText && BY_NAME.containsKey(name) && own(field) == null && field.getEnumeration() == null) {
            field.setExamples(List.of(BY_NAME.get(name)));
        }
    }

    /** Completes the bodies of all operations. */
    void addTo(Paths paths) {
        for (var item : paths.getPathItems() == null
                ? List.<PathItem>of()
                : paths.getPathItems().values()) {
            for (var operation : item.getOperations().values()) {
                if (operation.getRequestBody() != null) {
                    add(operation.getRequestBody().getContent());
                }
                for (var answer : operation.getResponses().getAPIResponses().values()) {
                    add(answer.getContent());
                }
            }
        }
    }

    private void add(Content content) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((type, media) -> {
            if (type.equals("application/json") && media.getExample() == null && isEmpty(media.getExamples())) {
                media.setExample(of(media.getSchema(), 0));
            }
        });
    }

    private static boolean isEmpty(Map<?, ?> map) {
        return map == null || map.isEmpty();
    }

    /** A value that fits the schema; null where the schema does not say enough. */
    Object of(Schema given, int depth) {
        if (given == null || depth > DEEPEST) {
            return null;
        }
        var own = own(given);
        if (own != null) {
            return own;
        }
        var schema = resolve(given);
        own = own(schema);
        if (own != null) {
            return own;
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().get(0);
        }
        if (schema.getProperties() != null) {
            var object = new LinkedHashMap<String, Object>();
            schema.getProperties().forEach((name, property) -> {
                var value = of(property, depth + 1);
                if (value != null) {
                    object.put(name, value);
                }
            });
            return object;
        }
        if (schema.getItems() != null) {
            var item = of(schema.getItems(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        return scalar(schema, depth);
    }

    private Object scalar(Schema schema, int depth) {
        var types = schema.getType() == null ? List.<SchemaType>of() : schema.getType();
        if (types.contains(SchemaType.INTEGER) || types.contains(SchemaType.NUMBER)) {
            return schema.getMinimum() == null ? BigDecimal.ONE : schema.getMinimum();
        }
        if (types.contains(SchemaType.BOOLEAN)) {
            return Boolean.TRUE;
        }
        if (types.contains(SchemaType.OBJECT)) {
            var value = of(schema.getAdditionalPropertiesSchema(), depth + 1);
            return value == null ? Map.of() : Map.of("key", value);
        }
        return schema.getFormat() == null ? null : BY_FORMAT.get(schema.getFormat());
    }

    private static Object own(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        }
        return schema.getDefaultValue();
    }

    private Schema resolve(Schema schema) {
        if (schema.getRef() != null && schema.getRef().startsWith(REF)) {
            var target = components.getSchemas() == null
                    ? null
                    : components.getSchemas().get(schema.getRef().substring(REF.length()));
            return target == null ? schema : target;
        }
        if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
            return resolve(schema.getAllOf().get(0));
        }
        return schema;
    }
}
