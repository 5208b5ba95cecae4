package io.convoke.common.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The schemas that something refers to; those of hidden operations stay away. */
final class UsedSchemas {
    private static final String REF = "#/components/schemas/";

    private final Components components;
    private final Map<String, Schema> used = new TreeMap<>();

    UsedSchemas(Components components) {
        this.components = components;
    }

    /** Those that the bodies of requests lead to, by name. */
    static Map<String, Schema> ofRequests(Paths paths, Components components) {
        var requests = new UsedSchemas(components);
        if (paths.getPathItems() != null) {
            paths.getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .map(Operation::getRequestBody)
                    .filter(Objects::nonNull)
                    .forEach(body -> requests.use(body.getContent()));
        }
        return requests.used;
    }

    /** All that the paths and the standard answers lead to, by name. */
    Map<String, Schema> of(Paths paths) {
        Stream.of("Problem", "Violation").forEach(this::useName);
        if (paths.getPathItems() == null) {
            return used;
        }
        for (var item : paths.getPathItems().values()) {
            for (var operation : item.getOperations().values()) {
                if (operation.getParameters() != null) {
                    operation.getParameters().stream().map(Parameter::getSchema).forEach(this::use);
                }
                if (operation.getRequestBody() != null) {
                    use(operation.getRequestBody().getContent());
                }
                operation.getResponses().getAPIResponses().values().forEach(answer -> use(answer.getContent()));
            }
        }
        return used;
    }

    private void use(Content content) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().stream().map(MediaType::getSchema).forEach(this::use);
        }
    }

    private void use(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && schema.getRef().startsWith(REF)) {
            useName(schema.getRef().substring(REF.length()));
        }
        use(schema.getItems());
        use(schema.getAdditionalPropertiesSchema());
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(java.util.Collection::stream)
                .forEach(this::use);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::use);
        }
    }

    private void useName(String name) {
        var schema = components.getSchemas().get(name);
        if (schema != null && used.put(name, schema) == null) {
            use(schema);
        }
    }
}
