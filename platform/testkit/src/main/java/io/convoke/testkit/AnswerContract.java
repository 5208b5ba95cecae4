package io.convoke.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service's committed OpenAPI document as a judge of what the running service answers: a good JSON body must fit its
 * schema, with every field that the schema calls required, and a problem of the service's own must be one that the
 * operation names. What the document does not describe, such as internal routes, is not judged.
 */
final class AnswerContract {
    private static final Map<Path, Optional<AnswerContract>> KNOWN = new ConcurrentHashMap<>();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4,
            builder -> builder.metaSchema(JsonMetaSchema.builder(OpenApi30.getInstance())
                            .keyword(new NonValidationKeyword("components"))
                            .build())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private static final SchemaValidatorsConfig CONFIGURATION =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Answered wherever the request leads: rules add most of them, the container and the gateway the others. */
    private static final Set<String> STANDARD = Set.of(
            "malformed-request",
            "invalid-token",
            "forbidden",
            "not-found",
            "method-not-allowed",
            "not-acceptable",
            "request-in-progress",
            "conflict",
            "stale",
            "content-too-large",
            "unsupported-media-type",
            "validation-failed",
            "idempotency-key-reused",
            "precondition-required",
            "too-many-requests",
            "internal-error",
            "unavailable");

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private record Operation(String method, Pattern path, String pointer, int placeholders) {}

    private AnswerContract(ObjectNode document) {
        this.document = document;
        var prefix = document.at("/servers/0/url").asText();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(operation(prefix, path.getKey(), operation.getKey()))));
        operations.sort(Comparator.comparingInt(Operation::placeholders));
    }

    private static Operation operation(String prefix, String path, String method) {
        var whole = prefix + (path.equals("/") ? "" : path);
        var pattern = Pattern.compile(whole.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\.") + "/?");
        var pointer = "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        return new Operation(method.toUpperCase(Locale.ROOT), pattern, pointer, whole.split("\\{").length);
    }

    /** The contract of a service; none when no document is committed. */
    static Optional<AnswerContract> of(String service) {
        return KNOWN.computeIfAbsent(
                Surroundings.root().resolve("docs/api").resolve(service + ".yaml"), AnswerContract::read);
    }

    private static Optional<AnswerContract> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AnswerContract((ObjectNode) new YAMLMapper().readTree(file.toFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the document says otherwise. */
    void check(String method, URI address, Answer answer) {
        operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> operation.path().matcher(address.getPath()).matches())
                .findFirst()
                .ifPresent(operation -> check(operation, answer));
    }

    private void check(Operation operation, Answer answer) {
        if (answer.status() < 300 && answer.mediaType().equals("application/json")) {
            checkBody(operation, answer);
        } else if (answer.status() >= 400 && answer.mediaType().equals(Problems.MEDIA_TYPE)) {
            checkProblem(operation, answer);
        }
    }

    private void checkBody(Operation operation, Answer answer) {
        var pointer = operation.pointer() + "/responses/" + answer.status() + "/content/application~1json/schema";
        if (document.at(pointer).isMissingNode()) {
            throw new AssertionError("the OpenAPI document does not know this answer: " + answer);
        }
        var messages = schemas.computeIfAbsent(pointer, this::schema).validate(answer.json());
        if (!messages.isEmpty()) {
            throw new AssertionError("the OpenAPI document says otherwise:\n"
                    + messages.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("\n")) + "\n"
                    + answer);
        }
    }

    private JsonSchema schema(String pointer) {
        var schema = Json.object();
        schema.set("components", document.path("components"));
        schema.putArray("allOf").add(document.at(pointer));
        return SCHEMAS.getSchema(schema, CONFIGURATION);
    }

    private void checkProblem(Operation operation, Answer answer) {
        var slug = answer.json().path("type").asText().replace(Problems.TYPE_PREFIX, "");
        if (STANDARD.contains(slug)) {
            return;
        }
        var named = document.at(operation.pointer() + "/responses/" + answer.status() + "/x-problem-types");
        for (var type : named) {
            if (type.asText().equals(slug)) {
                return;
            }
        }
        throw new AssertionError("the OpenAPI document does not name this problem of the operation: " + answer);
    }
}
