package io.convoke.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.BrokenRules.Broken;
import io.convoke.testkit.ErrorRows.Row;
import io.convoke.testkit.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of the {@link ErrorTable} about what can be read and is refused: broken rules, ids of nothing, versions that are
 * not the present one.
 */
final class RuleRows {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    private final OpenApiDocument document;
    private final TableRequests requests;
    private final SampleRequests samples;

    RuleRows(OpenApiDocument document, TableRequests requests) {
        this.document = document;
        this.requests = requests;
        this.samples = requests.samples();
    }

    Stream<Row> of(Operation operation) {
        var rows = new ArrayList<Row>();
        madeUpIds(operation).forEach(rows::add);
        operation.parametersIn("header").stream()
                .filter(parameter ->
                        "If-Match".equalsIgnoreCase(parameter.path("name").asText()))
                .forEach(parameter -> rows.addAll(versions(operation, parameter)));
        if (!operation.jsonBody().isMissingNode()) {
            rows.addAll(rules(operation));
        }
        return rows.stream();
    }

    /** A row for each id in the path; without one, for those of the query or the body where the document has a 404. */
    private Stream<Row> madeUpIds(Operation operation) {
        var inPath = ids(operation.parametersIn("path"));
        if (!inPath.isEmpty()) {
            return inPath.stream().map(name -> inAddress(operation, name));
        }
        if (operation.problems(404).isEmpty()) {
            return Stream.empty();
        }
        var inQuery = ids(operation.parametersIn("query").stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .toList());
        var fields = document.properties(operation.jsonBody());
        var inBody = document.required(operation.jsonBody()).stream().filter(name -> isId(fields.get(name)));
        return Stream.concat(
                inQuery.stream().map(name -> inAddress(operation, name)),
                inBody.map(name -> madeUp(operation, name, () -> {
                    var body = samples.body(operation).put(name, Ids.next().toString());
                    return requests.sendBody(requests.caller(operation), operation, body.toString());
                })));
    }

    private Row inAddress(Operation operation, String name) {
        return madeUp(operation, name, () -> {
            var path = samples.path(operation, Map.of(name, Ids.next().toString()));
            return requests.send(requests.caller(operation), operation, path);
        });
    }

    private static Row madeUp(Operation operation, String name, Supplier<Answer> sent) {
        return new Row("404 for a made-up " + name, () -> unknown(operation, sent.get()));
    }

    private List<String> ids(List<JsonNode> parameters) {
        return parameters.stream()
                .filter(parameter -> isId(parameter.path("schema")))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private boolean isId(JsonNode schema) {
        return "uuid".equals(document.resolve(schema).path("format").asText());
    }

    private static void unknown(Operation operation, Answer answer) {
        var type = Problems.check(answer.expect(404)).path("type").asText();
        var slug = type.substring(Problems.TYPE_PREFIX.length());
        if (!slug.endsWith("-unknown") || !operation.problems(404).contains(slug)) {
            throw new AssertionError("expected one of " + operation.problems(404) + " but got " + answer);
        }
    }

    private List<Row> versions(Operation operation, JsonNode parameter) {
        var name = parameter.path("name").asText();
        var rows = new ArrayList<Row>();
        rows.add(new Row("400 for a malformed If-Match", () -> {
            var answer = requests.send(existing(operation).with(name, "not quoted"), operation);
            ErrorRows.named(answer, name);
        }));
        rows.add(new Row(
                "412 for a stale If-Match",
                () -> requests.send(existing(operation).with(name, "\"999999999\", \"no-version\""), operation)
                        .expectProblem(412, "stale")));
        if (parameter.path("required").asBoolean()) {
            rows.add(new Row(
                    "428 without If-Match",
                    () -> requests.send(existing(operation).without(name), operation)
                            .expectProblem(428, "precondition-required")));
        }
        return rows;
    }

    /** Versions are looked at when it is known that there is something to change. */
    private Http existing(Operation operation) {
        operation.parametersIn("path").stream()
                .map(parameter -> parameter.path("name").asText())
                .filter(name -> !samples.isGiven(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AssertionError("the table has no sample of an existing " + name);
                });
        return requests.caller(operation);
    }

    private List<Row> rules(Operation operation) {
        var rows = new ArrayList<Row>();
        for (var broken : BrokenRules.of(operation, document, samples)) {
            rows.add(new Row(
                    broken.status() + " for " + broken.name(),
                    () -> List.of("en", "ru").forEach(language -> broken(operation, broken, language))));
        }
        var required = document.required(operation.jsonBody());
        if (required.size() > 1) {
            rows.add(new Row("422 for an empty object", () -> {
                var answer = sendIn("en", operation, "{}");
                answer.expectProblem(422, "validation-failed");
                if (!fields(answer).equals(List.copyOf(new TreeSet<>(required)))) {
                    throw new AssertionError("expected one violation for each of " + required + ": " + answer);
                }
            }));
        }
        return rows;
    }

    private void broken(Operation operation, Broken broken, String language) {
        var answer = sendIn(language, operation, broken.body().toString());
        if (broken.status() == 400) {
            ErrorRows.named(answer, broken.field());
            return;
        }
        var violations = answer.expectProblem(422, "validation-failed").path("violations");
        if (!fields(answer).equals(List.of(unnumbered(broken.field())))) {
            throw new AssertionError("expected one violation, of " + broken.field() + ": " + answer);
        }
        var message = violations.get(0).path("message").asText();
        if (message.isBlank() || CYRILLIC.matcher(message).find() != language.equals("ru")) {
            throw new AssertionError("the message is not in the language " + language + ": " + answer);
        }
    }

    private Answer sendIn(String language, Operation operation, String body) {
        return requests.sendBody(requests.caller(operation).with("Accept-Language", language), operation, body);
    }

    private static List<String> fields(Answer answer) {
        var fields = new ArrayList<String>();
        answer.json()
                .path("violations")
                .forEach(violation ->
                        fields.add(unnumbered(violation.path("field").asText())));
        return fields.stream().sorted().toList();
    }

    /** The elements of what becomes a set have no places. */
    private static String unnumbered(String field) {
        return field.replaceAll("\\[\\d*]", "");
    }
}
