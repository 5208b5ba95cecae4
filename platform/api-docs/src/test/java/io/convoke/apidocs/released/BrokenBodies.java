package io.convoke.apidocs.released;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/** Names what breaks clients in the bodies of one operation. */
final class BrokenBodies {
    private final List<String> found;

    /**
     * @param found where the sentences go
     */
    BrokenBodies(List<String> found) {
        this.found = found;
    }

    void request(String route, ChangedRequestBody body) {
        if (body.isChangeRequired() && body.isIncompatible()) {
            found.add(route + ": a body is required now");
        }
        if (body.getContent() != null) {
            content(route + ": the request", body.getContent());
        }
    }

    void answers(String route, ChangedApiResponse answers) {
        answers.getMissing().keySet().stream()
                .filter(status -> status.compareTo("400") < 0)
                .forEach(status -> found.add(route + ": the answer " + status + " is gone"));
        answers.getChanged().forEach((status, answer) -> {
            var place = route + ": the answer " + status;
            if (answer.getHeaders() != null) {
                answer.getHeaders()
                        .getMissing()
                        .keySet()
                        .forEach(name -> found.add(place + " lacks the header " + name));
            }
            if (answer.getContent() != null) {
                content(place, answer.getContent());
            }
        });
    }

    private void content(String place, ChangedContent content) {
        content.getMissing().keySet().forEach(type -> found.add(place + " is not " + type + " any more"));
        content.getChanged().values().stream()
                .filter(media -> media.getSchema() != null)
                .forEach(media -> schema(place, "", media.getSchema()));
    }

    /**
     * Goes down into the fields.
     *
     * @param field the path of the field, empty for the whole
     */
    void schema(String place, String field, ChangedSchema schema) {
        if (schema.getContext().isResponse()) {
            schema.getMissingProperties()
                    .keySet()
                    .forEach(name -> found.add(place + " lacks the field " + below(field, name)));
        }
        if (!schema.isChanged().isDifferent()) {
            return;
        }
        var at = field.isEmpty() ? place : place + ", field " + field + ",";
        if (schema.isChangedType()) {
            found.add(
                    at + " has another type: " + type(schema.getOldSchema()) + ", now " + type(schema.getNewSchema()));
        }
        if (breaks(schema.getRequired())) {
            if (schema.getContext().isRequest()) {
                schema.getRequired()
                        .getIncreased()
                        .forEach(name -> found.add(place + " needs the field " + below(field, name)));
            } else {
                schema.getRequired().getMissing().stream()
                        .filter(name -> !schema.getMissingProperties().containsKey(name))
                        .forEach(name -> found.add(place + " may lack the field " + below(field, name)));
            }
        }
        if (breaks(schema.getEnumeration())) {
            schema.getEnumeration().getMissing().forEach(value -> found.add(at + " does not take the value " + value));
        }
        limits(at, schema);
        schema.getChangedProperties().forEach((name, property) -> schema(place, below(field, name), property));
        if (schema.getItems() != null) {
            schema(place, field + "[]", schema.getItems());
        }
        if (schema.getAddProp() != null) {
            schema(place, below(field, "*"), schema.getAddProp());
        }
    }

    private void limits(String at, ChangedSchema schema) {
        if (breaks(schema.getMaxLength()) || breaks(schema.getMinLength())) {
            found.add(at + " has other limits of its length");
        }
        if (breaks(schema.getNumericRange())
                || breaks(schema.getMaxItems())
                || breaks(schema.getMinItems())
                || breaks(schema.getMultipleOf())) {
            found.add(at + " has another range");
        }
        if (breaks(schema.getPattern())) {
            found.add(at + " has another pattern");
        }
        if (breaks(schema.getNullable())) {
            found.add(at + " changed whether it may be null");
        }
    }

    private static boolean breaks(Changed part) {
        return part != null && part.isIncompatible();
    }

    private static String below(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }

    private static String type(Schema<?> schema) {
        return schema == null ? "none" : String.valueOf(schema.getType());
    }
}
