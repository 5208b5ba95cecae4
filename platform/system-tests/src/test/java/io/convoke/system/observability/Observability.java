package io.convoke.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The dashboards and alerts of the chart. */
public final class Observability {
    private static final Path ROOT = Path.of(System.getProperty("convoke.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Path DIRECTORY = ROOT.resolve("helm/convoke/observability");
    /** A dashboard's variables in an expression, with values that can stand there. */
    private static final List<List<String>> VARIABLES =
            List.of(List.of("$__rate_interval", "5m"), List.of("$__range", "1h"), List.of("$__interval", "1m"));

    private Observability() {}

    /**
     * An expression with where it stands.
     *
     * @param place for people
     */
    public record Expression(String place, String text) {}

    static Path alerts() {
        return DIRECTORY.resolve("alerts.yaml");
    }

    static Path runbooks() {
        return ROOT.resolve("docs/operations.md");
    }

    static List<JsonNode> rules() {
        return StreamSupport.stream(
                        read(new YAMLMapper(), alerts()).path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    static List<Path> dashboards() {
        try (var files = Files.list(DIRECTORY.resolve("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every expression of every dashboard and alert. */
    public static List<Expression> expressions() {
        var expressions = new ArrayList<Expression>();
        rules().forEach(rule -> expressions.add(new Expression(
                "alert " + rule.path("alert").asText(), rule.path("expr").asText())));
        for (var file : dashboards()) {
            read(new ObjectMapper(), file)
                    .findParents("expr")
                    .forEach(target -> expressions.add(new Expression(
                            file.getFileName() + " " + target.path("refId").asText(),
                            filled(target.path("expr").asText()))));
        }
        return expressions;
    }

    private static String filled(String expression) {
        var filled = expression;
        for (var variable : VARIABLES) {
            filled = filled.replace(variable.get(0), variable.get(1));
        }
        return filled;
    }
}
