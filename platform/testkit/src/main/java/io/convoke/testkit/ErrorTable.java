package io.convoke.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.convoke.testkit.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Walks the OpenAPI document of a running service and sends every operation the wrong things: each must be answered as the
 * platform's table of errors says, by a whole problem that tells nothing of the inside. Nothing that it sends takes effect.
 * A service's test is two lines, and more where the table has to know something that exists:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> badInput(RunningService service, Tokens tokens) {
 *     return ErrorTable.of(service, tokens).nodes();
 * }
 * }</pre>
 */
public final class ErrorTable {
    private final RunningService service;
    private final Tokens tokens;
    private final OpenApiDocument document;
    private final Person person;
    private final Map<String, String> samples = new LinkedHashMap<>();
    private final Map<String, String> exceptions = new LinkedHashMap<>();

    private ErrorTable(RunningService service, Tokens tokens, OpenApiDocument document, Person person) {
        this.service = service;
        this.tokens = tokens;
        this.document = document;
        this.person = person;
    }

    /** The table for the document that the server itself gives, walked by somebody with every role. */
    public static ErrorTable of(RunningService service, Tokens tokens) {
        var openApi = Http.at(service.uri("/openapi"))
                .with("Accept", "application/json")
                .get("/")
                .expect(200);
        return new ErrorTable(service, tokens, new OpenApiDocument(openApi.json()), Person.admin("walker"));
    }

    /** The same, walked by somebody whom you made. */
    public ErrorTable by(Person walker) {
        var table = new ErrorTable(service, tokens, document, walker);
        table.samples.putAll(samples);
        table.exceptions.putAll(exceptions);
        return table;
    }

    /**
     * A value for every path, query or header parameter and every text field of that name, in the place of a made-up one.
     * Operations that take {@code If-Match} need the id of something that the walker may change: versions are compared of
     * what exists.
     */
    public ErrorTable sample(String parameter, Object value) {
        samples.put(parameter, value.toString());
        return this;
    }

    /**
     * Leaves out what cannot hold for an operation.
     *
     * @param operation such as {@code PUT /{id}}
     * @param row the beginning of the test's name, such as {@code 415}
     * @param reason for the reader
     */
    public ErrorTable except(String operation, String row, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
        exceptions.put(operation + " " + row, reason);
        return this;
    }

    /** A container per operation; fails when there is none, or when an exception fits nothing. */
    public Stream<DynamicNode> nodes() {
        var operations = document.operations(service.prefix());
        if (operations.isEmpty()) {
            throw new AssertionError("the OpenAPI document of " + service.prefix() + " has no operation");
        }
        var requests = new TableRequests(service, tokens, new SampleRequests(document, samples), person);
        var access = new AccessRows(requests);
        var rows = new ErrorRows(document, requests);
        var rules = new RuleRows(document, requests);
        var used = new LinkedHashSet<String>();
        var nodes = new ArrayList<DynamicNode>();
        for (var operation : operations) {
            var wanted = Stream.of(access.of(operation), rows.of(operation), rules.of(operation))
                    .flatMap(Function.identity())
                    .filter(row -> !excepted(operation, row.name(), used));
            nodes.add(container(operation.name(), wanted.toList()));
        }
        operations.stream()
                .map(Operation::path)
                .distinct()
                .forEach(path -> nodes.add(container(
                        "methods of " + path, rows.methods(path, operations).toList())));
        nodes.add(container("tokens", access.tokens(operations).toList()));
        nodes.add(container("paths", rows.paths().toList()));
        var unused = new LinkedHashSet<>(exceptions.keySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw new AssertionError("exceptions that fit nothing: " + unused);
        }
        return nodes.stream();
    }

    private boolean excepted(Operation operation, String row, Set<String> used) {
        return exceptions.keySet().stream()
                .filter(exception -> (operation.name() + " " + row).startsWith(exception))
                .peek(used::add)
                .findFirst()
                .isPresent();
    }

    private static DynamicNode container(String name, List<ErrorRows.Row> rows) {
        return dynamicContainer(name, rows.stream().map(row -> dynamicTest(row.name(), row.test()::run)));
    }
}
