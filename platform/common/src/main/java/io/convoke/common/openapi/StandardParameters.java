package io.convoke.common.openapi;

import io.convoke.common.http.Paging;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters that mean the same everywhere. */
final class StandardParameters {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "limit", "Items on the page",
            "cursor", "The member next of the page before; absent for the first page",
            "Idempotency-Key",
                    "Makes a retry safe: the same key with the same body gets the first answer again, for a day",
            "If-Match", "The ETag that the change is based on",
            "If-None-Match", "An ETag that is known already: 304 when it still holds",
            "Accept-Language", "The language of messages: en or ru");
    private static final Map<String, String> EXAMPLES = Map.of(
            "Idempotency-Key", "0f6f3a52-6b9f-4f8e-9d0a-6c1f5f1e2a77", "If-Match", "\"7\"", "If-None-Match", "\"7\"");

    private StandardParameters() {}

    static void describe(Parameter parameter) {
        var schema = parameter.getSchema() == null ? OASFactory.createSchema() : parameter.getSchema();
        parameter.setSchema(schema);
        if (parameter.getDescription() == null) {
            parameter.setDescription(DESCRIPTIONS.get(parameter.getName()));
        }
        if (EXAMPLES.containsKey(parameter.getName()) && parameter.getExample() == null) {
            parameter.setExample(EXAMPLES.get(parameter.getName()));
        }
        if ("limit".equals(parameter.getName())) {
            schema.setMinimum(BigDecimal.ONE);
            schema.setMaximum(BigDecimal.valueOf(Paging.MAX_LIMIT));
            schema.setDefaultValue(Paging.DEFAULT_LIMIT);
        }
        typeDefault(schema);
    }

    /** Annotations give defaults as text, whatever the type. */
    private static void typeDefault(Schema schema) {
        var types = schema.getType() == null ? List.<SchemaType>of() : schema.getType();
        if (!(schema.getDefaultValue() instanceof String text)) {
            return;
        }
        if (types.contains(SchemaType.INTEGER)) {
            schema.setDefaultValue(Long.valueOf(text));
        } else if (types.contains(SchemaType.NUMBER)) {
            schema.setDefaultValue(new BigDecimal(text));
        } else if (types.contains(SchemaType.BOOLEAN)) {
            schema.setDefaultValue(Boolean.valueOf(text));
        }
    }
}
