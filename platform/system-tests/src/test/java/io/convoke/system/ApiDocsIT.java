package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.convoke.dev.local.Service;
import io.convoke.testkit.Http;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One document of all services, and a page that shows it without anything from elsewhere. */
class ApiDocsIT {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Http api = Platform.current().at("/api");

    @Test
    void theDocumentDescribesEveryService() {
        var document = api.get("/openapi").expect(200).json();
        assertThat(document.path("openapi").asText()).startsWith("3.0");
        var prefixes = Platform.SERVICES.stream()
                .filter(service -> service.schema().isPresent())
                .map(Service::contextRoot)
                .toList();
        assertThat(prefixes)
                .hasSize(8)
                .allSatisfy(prefix -> assertThat(document.path("paths").fieldNames())
                        .toIterable()
                        .anyMatch(path -> path.startsWith(prefix)));
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .allMatch(path -> path.startsWith("/api/v1/"))
                .noneMatch(path -> path.contains("internal"));
        var ids = document.path("paths").findValuesAsText("operationId");
        assertThat(ids).hasSameSizeAs(new HashSet<>(ids)).hasSizeGreaterThan(40);
        assertReferencesLead(document);
    }

    private static void assertReferencesLead(JsonNode document) {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !document.at(ref.substring(1)).isMissingNode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/openapi|application/json|json",
                "/openapi|*/*|json",
                "/openapi|application/yaml|yaml",
                "/openapi|application/json;q=0.5, application/yaml|yaml",
                "/openapi|text/html, */*;q=0.1|json",
                "/openapi.json|application/yaml|json",
                "/openapi.yaml|application/json|yaml"
            })
    void itComesAsJsonOrYaml(String path, String accept, String form) throws IOException {
        var answer = api.with("Accept", accept).get(path).expect(200);
        assertThat(answer.mediaType()).isEqualTo("application/" + form);
        var document = form.equals("json") ? answer.json() : new YAMLMapper().readTree(answer.body());
        assertThat(document.at("/info/title").asText()).isEqualTo("Convoke");

        var tag = answer.header("ETag").orElseThrow();
        api.with("Accept", accept).with("If-None-Match", tag).get(path).expect(304);
    }

    @Test
    void otherFormsAreNotAcceptable() {
        api.with("Accept", "text/html").get("/openapi").expectProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi/x",
                "/openapi.xml",
                "/docs/nothing",
                "/docs/WEB-INF/web.xml",
                "/problem",
                "/WEB-INF/web.xml"
            })
    void whatIsNotThereIsAProblem(String path) {
        api.get(path).expectProblem(404, "not-found");
    }

    @Test
    void itCanOnlyBeRead() {
        var refused = api.post("/openapi", "{}");
        refused.expectProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void thePageLoadsItsOwnFilesOnly() {
        assertOwnFilesOnly("/docs/", "Convoke API", 5);
        assertThat(api.with("Accept", "*/*").get("/docs/page.js").mediaType()).isEqualTo("text/javascript");
        api.get("/docs").expect(302);
        Platform.current().at("").get("/").expect(302);
    }

    @Test
    void theEventsHaveAPageAndADocumentToo() {
        assertOwnFilesOnly("/docs/events/", "Convoke events", 3);
        var document = api.with("Accept", "*/*")
                .get("/docs/events/asyncapi.json")
                .expect(200)
                .json();
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/registrations/address").asText()).isEqualTo("convoke.registrations");
        api.get("/docs/events").expect(302);
    }

    private void assertOwnFilesOnly(String path, String title, int least) {
        var page = api.with("Accept", "text/html").get(path).expect(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.body()).doesNotContain("<style", "onload").contains("<title>" + title + "</title>");
        var links = LINK.matcher(page.body());
        var found = 0;
        while (links.find()) {
            if (!links.group(1).startsWith("#")) {
                found++;
                assertThat(links.group(1)).as("relative").doesNotContain(":");
                var target = URI.create("/api" + path).resolve(links.group(1)).getPath();
                var file = Platform.current()
                        .at("")
                        .with("Accept", "*/*")
                        .get(target)
                        .expect(200);
                assertThat(file.bytes()).as(links.group(1)).isNotEmpty();
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(least);
    }
}
