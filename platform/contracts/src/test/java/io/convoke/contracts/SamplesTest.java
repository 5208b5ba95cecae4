package io.convoke.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each type's sample keeps to its schema, and the schema notices when a required field is missing. */
class SamplesTest {
    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @TestFactory
    Stream<DynamicTest> everySampleKeepsToItsSchema() throws IOException {
        return files(".schema.json").stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    var schema = schema(file);
                    var sample = (ObjectNode)
                            JSON.readTree(sibling(file, ".sample.json").toFile());
                    assertThat(schema.validate(sample)).isEmpty();
                    StreamSupport.stream(
                                    JSON.readTree(file.toFile()).get("required").spliterator(), false)
                            .map(JsonNode::asText)
                            .forEach(field -> assertThat(
                                            schema.validate(sample.deepCopy().without(field)))
                                    .as("without " + field)
                                    .isNotEmpty());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySampleHasASchema() throws IOException {
        return files(".sample.json").stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertThat(sibling(file, ".schema.json")).exists()));
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(CONTRACTS)) {
            var found = files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static JsonSchema schema(Path file) throws IOException {
        return SCHEMAS.getSchema(
                JSON.readTree(file.toFile()),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(type(file) + ending);
    }

    private static String name(Path file) {
        return file.getParent().getFileName() + " " + type(file);
    }

    private static String type(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(schema|sample)\\.json$", "");
    }
}
