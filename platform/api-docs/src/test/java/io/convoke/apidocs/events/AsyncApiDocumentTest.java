package io.convoke.apidocs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The document under the AsyncAPI project's own parser, which CI installs; elsewhere the tests say that they are skipped. Where
 * it is: {@code CONVOKE_ASYNCAPI_PARSER}, or {@code .convoke/tools/asyncapi}.
 */
class AsyncApiDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Contracts.root();

    @TempDir
    Path directory;

    @Test
    void theParserFindsNothingToSay() throws IOException, InterruptedException {
        var document = new AsyncApiDocument(new Catalogue(Contracts.directory())).make();

        assertThat(document.get("channels").size()).isPositive();
        var run = validate(document);
        assertThat(run.output()).startsWith("valid: " + document.get("channels").size() + " channels");
        assertThat(run.status()).isZero();
    }

    @Test
    void theParserSeesAMessageThatIsNotThereAndAnActionThatThereIsNot() throws IOException, InterruptedException {
        var document = new AsyncApiDocument(new Catalogue(Contracts.directory())).make();
        ((ObjectNode) document.at("/channels/accounts/messages"))
                .putObject("nonsense")
                .put("$ref", "#/components/messages/nonsense");
        var missing = validate(document);
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.output()).contains("nonsense");

        document = new AsyncApiDocument(new Catalogue(Contracts.directory())).make();
        ((ObjectNode) document.get("operations").elements().next()).put("action", "shout");
        assertThat(validate(document).status()).isEqualTo(1);
    }

    private record Run(int status, String output) {}

    private Run validate(ObjectNode document) throws IOException, InterruptedException {
        var file = directory.resolve("asyncapi.json");
        JSON.writeValue(file.toFile(), document);
        var process = new ProcessBuilder(
                        "node",
                        Path.of("src/test/js/validate-asyncapi.cjs")
                                .toAbsolutePath()
                                .toString(),
                        parser().toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static Path parser() {
        var place = Optional.ofNullable(System.getenv("CONVOKE_ASYNCAPI_PARSER"))
                .map(Path::of)
                .orElse(ROOT.resolve(".convoke/tools/asyncapi"));
        if (Files.isDirectory(place.resolve("node_modules/@asyncapi/parser"))) {
            return place;
        }
        var how = "install Node.js and: npm install --no-save --prefix .convoke/tools/asyncapi @asyncapi/parser@3.6.6";
        assertThat(System.getenv("CI")).as(how).isNotEqualTo("true");
        return abort("Skipped, for the AsyncAPI parser is not there; " + how);
    }
}
