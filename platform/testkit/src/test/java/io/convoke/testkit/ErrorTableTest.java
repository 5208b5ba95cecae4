package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.convoke.dev.parts.LibertyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The table against a service that says yes to everything: no row may pass. */
class ErrorTableTest {
    private static final String YES = "{\"yes\": true}";
    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "servers": [{"url": "/api/v1/auth"}], "components": {"schemas": {
              "Sort": {"type": "string"},
              "Thing": {"type": "object", "required": ["name", "kind"], "properties": {
                "name": {"type": "string", "minLength": 3, "maxLength": 20, "pattern": "\\\\S"},
                "kind": {"enum": ["big", "small"], "type": "string"}, "owner": {"type": "string", "format": "uuid"},
                "places": {"type": "integer", "minimum": 1, "maximum": 9}, "open": {"type": "boolean"},
                "tags": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string", "maxLength": 5}},
                "place": {"$ref": "#/components/schemas/Place"}}},
              "Place": {"type": "object", "required": ["city"], "properties": {
                "city": {"type": "string", "maxLength": 9}}}}},
             "paths": {
              "/things": {
               "get": {"security": [{"bearer": []}], "x-roles": ["user"],
                "responses": {"200": {"content": {"application/json": {}}}},
                "parameters": [
                 {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                 {"name": "cursor", "in": "query", "schema": {"type": "string"}},
                 {"name": "sort", "in": "query", "schema": {"$ref": "#/components/schemas/Sort"}},
                 {"name": "free", "in": "query", "schema": {"type": "boolean"}}]},
               "post": {"security": [{"bearer": []}], "x-roles": ["user", "admin"],
                "responses": {"201": {"content": {"application/json": {}}}},
                "parameters": [{"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}],
                "requestBody": {"required": true, "content": {"application/json": {
                 "schema": {"$ref": "#/components/schemas/Thing"}}}}}},
              "/things/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}}],
               "get": {"responses": {"200": {"content": {"application/json": {}}}}},
               "put": {"security": [{"bearer": []}], "x-roles": ["admin"],
                "responses": {"204": {}, "404": {"x-problem-types": ["thing-unknown"]}},
                "parameters": [{"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}}
            """;

    @org.junit.jupiter.api.io.TempDir
    private Path directory;

    private HttpServer server;
    private ExecutorService threads;
    private volatile String document = DOCUMENT;
    private volatile UnaryOperator<String> answer = language -> YES;
    private boolean sample;
    private final Map<String, List<DynamicTest>> walked = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
                var openApi = exchange.getRequestURI().getPath().equals("/openapi");
                var language = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"));
                var text = openApi ? document : answer.apply(language);
                var status = openApi
                        ? 200
                        : Json.read(text).orElseThrow().path("status").asInt(200);
                var body = text.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", status == 200 ? "application/json" : Problems.MEDIA_TYPE);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void noRowPassesWhenEverythingIsAnsweredWithYes() {
        sample = true;
        var rows = rows(table().nodes());
        assertThat(rows).hasSizeGreaterThan(90);
        var passed = rows.stream().filter(ErrorTableTest::passes).map(DynamicNode::getDisplayName);
        // The stub's own HTTP server refuses what is no address at all.
        assertThat(passed).allMatch(name -> name.startsWith("400 or 404 for"));
    }

    @Test
    void everyKindOfRowIsThere() {
        assertThat(rows(table().nodes()).stream().map(DynamicNode::getDisplayName))
                .contains(
                        "401 without a token",
                        "401 for 1. alg nOnE at GET /things",
                        "401 for 5. jku to a listener at POST /things",
                        "401 for 16. 32 KB at PUT /things/{id}",
                        "403 without a role",
                        "403 as guest",
                        "403 as user",
                        "403 as admin",
                        "404 for a made-up id",
                        "405 for PATCH",
                        "405 for TRACE",
                        "406 for an unknown Accept",
                        "413 for a huge body",
                        "415 for an unknown content type",
                        "400 for id=not-a-uuid",
                        "400 for limit=1000000000",
                        "400 for cursor=!!!",
                        "400 for free=maybe",
                        "400 for an unknown field",
                        "400 for a duplicate key",
                        "400 for a body 10,000 deep",
                        "400 for NUL in name",
                        "400 for 1e309 as places",
                        "400 for a wrong JSON type of place",
                        "400 for no body",
                        "400 for a malformed Idempotency-Key",
                        "400 for a malformed If-Match",
                        "412 for a stale If-Match",
                        "428 without If-Match",
                        "400 for owner against its format",
                        "422 for an empty object",
                        "422 for name that is missing",
                        "422 for name against its minLength",
                        "422 for name against its maxLength",
                        "422 for name against its pattern",
                        "422 for kind against its enum",
                        "422 for places against its minimum",
                        "422 for places against its maximum",
                        "422 for tags against its minItems",
                        "422 for tags against its maxItems",
                        "422 for tags[0] against its maxLength",
                        "422 for place.city that is missing",
                        "422 for place.city against its maxLength");
    }

    @Test
    void aViolationIsInTheLanguageAskedForAndOfTheFieldToBlame() {
        answer = problem(422, "validation-failed", "name", "must not be blank");
        assertThat(passed("422 for name against its pattern")).isFalse();
        answer = problem(422, "validation-failed", "name", "не может быть пустым");
        assertThat(passed("422 for name against its pattern")).isFalse();
        answer = language -> language.equals("ru")
                ? problem(422, "validation-failed", "name", "не может быть пустым")
                        .apply(language)
                : problem(422, "validation-failed", "name", "must not be blank").apply(language);
        assertThat(passed("422 for name against its pattern")).isTrue();
        assertThat(passed("422 for kind against its enum")).isFalse();
        assertThat(passed("422 for an empty object")).isFalse();
    }

    @Test
    void whatIsNotThereIsNamedAsTheDocumentDoes() {
        answer = problem(404, "thing-unknown", "id", "unknown");
        assertThat(passed("404 for a made-up id", "PUT /things/{id}")).isTrue();
        assertThat(passed("404 for a made-up id", "GET /things/{id}")).isFalse();
        answer = problem(404, "not-found", "id", "unknown");
        assertThat(passed("404 for a made-up id", "PUT /things/{id}")).isFalse();
    }

    @Test
    void versionsAreComparedOfWhatExists() {
        answer = problem(412, "stale", "If-Match", "stale");
        assertThat(passed("412 for a stale If-Match")).isFalse();
        sample = true;
        walked.clear();
        assertThat(passed("412 for a stale If-Match")).isTrue();
        answer = problem(404, "thing-unknown", "id", "unknown");
        assertThat(passed("412 for a stale If-Match")).isFalse();
        assertThat(passed("428 without If-Match")).isFalse();
        assertThat(passed("400 for a malformed If-Match")).isFalse();
    }

    @Test
    void anOperationForNobodyIsNoSuccess() {
        document = DOCUMENT.replace("\"x-roles\": [\"user\"],", "");
        assertThatThrownBy(() -> table().nodes()).hasMessageContaining("GET /things names no role");
    }

    @Test
    void anExceptionLeavesARowOutAndMustFitSomething() {
        var whole = rows(table().nodes()).size();
        var table = table().except("PUT /things/{id}", "428", "this stub has no versions");
        assertThat(rows(table.nodes())).hasSize(whole - 1);
        assertThatThrownBy(() ->
                        table().except("GET /nowhere", "406", "no such route").nodes())
                .hasMessageContaining("fit nothing");
    }

    @Test
    void aDocumentWithoutOperationsIsNoSuccess() {
        document = "{\"openapi\": \"3.0.3\", \"paths\": {}}";
        assertThatThrownBy(() -> table().nodes()).hasMessageContaining("no operation");
    }

    private static UnaryOperator<String> problem(int status, String slug, String field, String message) {
        return language -> Json.tree(Map.of(
                        "type",
                        Problems.TYPE_PREFIX + slug,
                        "title",
                        "Refused",
                        "status",
                        status,
                        "detail",
                        "Refused",
                        "traceId",
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "violations",
                        List.of(Map.of("field", field, "message", message))))
                .toString();
    }

    private boolean passed(String row) {
        return passed(row, "PUT /things/{id}");
    }

    private boolean passed(String row, String operation) {
        if (walked.isEmpty()) {
            table().nodes().forEach(node -> walked.put(node.getDisplayName(), rows(Stream.of(node))));
        }
        return walked.get(operation).stream()
                .filter(one -> one.getDisplayName().equals(row))
                .findFirst()
                .map(ErrorTableTest::passes)
                .orElseThrow();
    }

    private ErrorTable table() {
        var setup = new LibertyServer.Setup(
                "stub",
                directory,
                List.of("auth"),
                server.getAddress().getPort(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
        var liberty = new LibertyServer(LibertyServer.Installation.of(directory), setup, directory.resolve("stub.log"));
        var table = ErrorTable.of(new RunningService("auth", liberty), new Tokens(ServiceSecrets.key("test")));
        return sample ? table.sample("id", Ids.next()) : table;
    }

    private static List<DynamicTest> rows(Stream<? extends DynamicNode> nodes) {
        var rows = new ArrayList<DynamicTest>();
        nodes.forEach(node -> {
            if (node instanceof DynamicContainer container) {
                rows.addAll(rows(container.getChildren()));
            } else {
                rows.add((DynamicTest) node);
            }
        });
        return rows;
    }

    private static boolean passes(DynamicTest row) {
        try {
            row.getExecutable().execute();
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }
}
