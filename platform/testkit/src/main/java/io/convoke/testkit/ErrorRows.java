package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the {@link ErrorTable} about what cannot be read: what is sent, and what must come back. */
final class ErrorRows {
    private static final String UNKNOWN_TYPE = "application/x-unknown";
    private static final Pattern TRACE = Pattern.compile("Exception|\\n\\s*at [\\w.$]+\\(|\\nX-Injected");
    private static final int HUGE = 11 << 20;

    private final OpenApiDocument document;
    private final TableRequests requests;
    private final SampleRequests samples;

    record Row(String name, Runnable test) {}

    ErrorRows(OpenApiDocument document, TableRequests requests) {
        this.document = document;
        this.requests = requests;
        this.samples = requests.samples();
    }

    Stream<Row> of(Operation operation) {
        var rows = new ArrayList<Row>();
        if (!operation.produces().isEmpty()) {
            rows.add(new Row(
                    "406 for an unknown Accept",
                    () -> problem(
                            requests.send(caller(operation).with("Accept", UNKNOWN_TYPE), operation),
                            406,
                            "not-acceptable")));
        }
        operation.parameters().forEach(parameter -> rows.addAll(parameter(operation, parameter)));
        if (operation.takesBody()) {
            rows.add(new Row(
                    "415 for an unknown content type",
                    () -> problem(
                            caller(operation).send(operation.method(), samples.path(operation), UNKNOWN_TYPE, "x"),
                            415,
                            "unsupported-media-type")));
            rows.add(new Row("413 for a huge body", () -> huge(operation)));
        }
        if (!operation.jsonBody().isMissingNode()) {
            rows.addAll(bodies(operation));
        }
        return rows.stream();
    }

    /** Methods that the path does not have, and TRACE. */
    Stream<Row> methods(String path, List<Operation> operations) {
        var own = operations.stream()
                .filter(operation -> operation.path().equals(path))
                .toList();
        var allowed = own.stream().map(Operation::method).collect(Collectors.toSet());
        var some = own.get(0);
        var rows = new ArrayList<Row>();
        Stream.of("PATCH", "DELETE", "PUT", "POST", "GET")
                .filter(method -> !allowed.contains(method) && !matchesAnother(method, path, operations))
                .limit(2)
                .forEach(method -> rows.add(new Row("405 for " + method, () -> {
                    var answer =
                            requests.as(requests.walker()).send(method, samples.path(some), "application/json", "{}");
                    problem(answer, 405, "method-not-allowed");
                    var allow = Set.of(answer.header("Allow").orElse("").split("\\s*,\\s*"));
                    if (!allow.containsAll(allowed)) {
                        throw new AssertionError("Allow names not all of " + allowed + ": " + answer);
                    }
                })));
        rows.add(new Row("405 for TRACE", () -> {
            var answer = RawHttp.request(
                    requests.service().port(),
                    "TRACE",
                    requests.service().prefix() + samples.path(some),
                    "X-Secret: echoed\r\n");
            if (RawHttp.status(answer) != 405 || answer.contains("echoed")) {
                throw new AssertionError("TRACE was answered: " + answer);
            }
        }));
        return rows.stream();
    }

    /** Paths that try to leave their place. */
    Stream<Row> paths() {
        return Stream.of(
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/..;/..;/health",
                        "/%252e%252e/x",
                        "/%00",
                        "//x//y",
                        "/;a=b/x",
                        "/%ff%fe",
                        "/x%0d%0aX-Injected:%20y")
                .map(path -> new Row("400 or 404 for " + path, () -> {
                    var answer = RawHttp.request(
                            requests.service().port(),
                            "GET",
                            requests.service().prefix() + path,
                            requests.authorization());
                    // Before any application is chosen the container answers itself, by a sentence that cannot be
                    // changed.
                    if (!Set.of(400, 404).contains(RawHttp.status(answer))
                            || TRACE.matcher(answer).find()) {
                        throw new AssertionError("the path was answered: " + answer);
                    }
                }));
    }

    private List<Row> parameter(Operation operation, JsonNode parameter) {
        var name = parameter.path("name").asText();
        var place = parameter.path("in").asText();
        if ("header".equals(place)) {
            return header(operation, name);
        }
        return BadValues.of(name, document.resolve(parameter.path("schema")), document).stream()
                .filter(bad -> !(bad.isEmpty() && "path".equals(place)))
                .map(bad -> new Row(
                        "400 for " + name + "=" + shown(bad),
                        () -> named(
                                requests.send(caller(operation), operation, samples.path(operation, Map.of(name, bad))),
                                name)))
                .toList();
    }

    private List<Row> header(Operation operation, String name) {
        return "idempotency-key".equalsIgnoreCase(name)
                ? List.of(new Row(
                        "400 for a malformed Idempotency-Key",
                        () -> named(requests.send(caller(operation).with(name, "x".repeat(300)), operation), name)))
                : List.of();
    }

    private List<Row> bodies(Operation operation) {
        var rows = new ArrayList<Row>();
        var properties = document.properties(operation.jsonBody());
        BadValues.bodies(samples.body(operation), properties, document)
                .forEach((name, body) -> rows.add(new Row(
                        "400 for " + name, () -> problem(sendBody(operation, body), 400, "malformed-request"))));
        if (operation.body().path("required").asBoolean()) {
            BadValues.EMPTY_BODIES.forEach((name, body) -> rows.add(
                    new Row("400 for " + name, () -> problem(sendBody(operation, body), 400, "malformed-request"))));
        }
        properties.forEach((property, schema) -> BadValues.wrongType(document.type(schema))
                .ifPresent(wrong -> rows.add(new Row("400 for a wrong JSON type of " + property, () -> {
                    var body = samples.body(operation);
                    body.set(property, wrong);
                    named(sendBody(operation, body.toString()), property);
                }))));
        return rows;
    }

    private void huge(Operation operation) {
        var type = operation.body().path("content").fieldNames().next();
        var answer = RawHttp.upload(
                requests.service().port(),
                operation.method(),
                requests.wholePath(operation),
                requests.authorization() + "Content-Type: " + type + "\r\n",
                HUGE);
        if (RawHttp.status(answer) != 413 || !answer.contains(Problems.TYPE_PREFIX + "content-too-large")) {
            throw new AssertionError("expected 413 content-too-large but got " + answer);
        }
    }

    private Answer sendBody(Operation operation, String body) {
        return requests.sendBody(caller(operation), operation, body);
    }

    private Http caller(Operation operation) {
        return requests.caller(operation);
    }

    private static void problem(Answer answer, int status, String slug) {
        answer.expectProblem(status, slug);
    }

    /** A 400 that says which parameter or field it is about. */
    static void named(Answer answer, String name) {
        var problem = answer.expectProblem(400, "malformed-request");
        for (var violation : problem.path("violations")) {
            if (violation.path("field").asText().startsWith(name) && violation.hasNonNull("message")) {
                return;
            }
        }
        throw new AssertionError("no violation names " + name + ": " + answer);
    }

    /** Whether the method on this path is another operation, whose template fits as well. */
    private boolean matchesAnother(String method, String path, List<Operation> operations) {
        var filled = path.replaceAll("\\{[^}]*}", "0");
        return operations.stream()
                .filter(operation ->
                        operation.method().equals(method) && !operation.path().equals(path))
                .anyMatch(operation -> filled.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")));
    }

    private static String shown(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
