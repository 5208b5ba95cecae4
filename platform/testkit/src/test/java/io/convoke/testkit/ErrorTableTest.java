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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The table against a service that says yes to everything: no row may pass. */
class ErrorTableTest {
    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "servers": [{"url": "/api/v1/auth"}], "components": {"schemas": {
              "Sort": {"type": "string"},
              "Thing": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string", "minLength": 3}, "places": {"type": "integer"}, "open": {"type": "boolean"},
                "place": {"$ref": "#/components/schemas/Place"}}},
              "Place": {"type": "object", "properties": {"city": {"type": "string"}}}}},
             "paths": {
              "/things": {
               "get": {"security": [{"bearer": []}], "responses": {"200": {"content": {"application/json": {}}}},
                "parameters": [
                 {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                 {"name": "cursor", "in": "query", "schema": {"type": "string"}},
                 {"name": "sort", "in": "query", "schema": {"$ref": "#/components/schemas/Sort"}},
                 {"name": "free", "in": "query", "schema": {"type": "boolean"}}]},
               "post": {"security": [{"bearer": []}], "responses": {"201": {"content": {"application/json": {}}}},
                "parameters": [{"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}],
                "requestBody": {"required": true, "content": {"application/json": {
                 "schema": {"$ref": "#/components/schemas/Thing"}}}}}},
              "/things/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}}],
               "get": {"responses": {"200": {"content": {"application/json": {}}}}},
               "put": {"security": [{"bearer": []}], "responses": {"204": {}},
                "parameters": [{"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}}
            """;

    @org.junit.jupiter.api.io.TempDir
    private Path directory;

    private HttpServer server;
    private ExecutorService threads;
    private volatile String document = DOCUMENT;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
                var openApi = exchange.getRequestURI().getPath().equals("/openapi");
                var body = (openApi ? document : "{\"yes\": true}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
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
                        "401 for 1. alg nOnE",
                        "401 for 5. jku to a listener",
                        "401 for 16. 32 KB",
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
                        "428 without If-Match");
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
        return ErrorTable.of(new RunningService("auth", liberty), new Tokens(ServiceSecrets.key("test")));
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
