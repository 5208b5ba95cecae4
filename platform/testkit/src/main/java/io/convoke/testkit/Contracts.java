package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** The schema and the sample of each published event type. */
public final class Contracts {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIGURATION =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Contracts() {}

    /** A copy of the sample, to be changed at will. */
    public static ObjectNode sample(String topic, String type) {
        return (ObjectNode) read(topic, type, "sample");
    }

    /** Fails with the schema's messages when the payload breaks the contract; returns the payload. */
    public static JsonNode check(String topic, String type, JsonNode payload) {
        var messages =
                SCHEMAS.getSchema(read(topic, type, "schema"), CONFIGURATION).validate(payload);
        if (!messages.isEmpty()) {
            throw new AssertionError(topic + " " + type + " breaks its contract:\n"
                    + messages.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("\n"))
                    + "\n" + payload.toPrettyString());
        }
        return payload;
    }

    /** The same for a record that was read; its type names the contract. */
    public static JsonNode check(Received record) {
        var parts = record.type().split("\\.", 4);
        if (parts.length < 4) {
            throw new AssertionError("no type of ours: " + record);
        }
        return check(parts[2], parts[3], record.json());
    }

    private static JsonNode read(String topic, String type, String kind) {
        var path = "/contracts/" + topic + "/" + type + "." + kind + ".json";
        try (var in = Contracts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
