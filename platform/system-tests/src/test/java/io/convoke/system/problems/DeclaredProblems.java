package io.convoke.system.problems;

import io.convoke.testkit.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The problem types that sources declare: enums that implement {@code ProblemType}, and the gateway's own bodies. */
final class DeclaredProblems {
    /** To the semicolon that ends a line: a title may hold one. */
    private static final Pattern ENUM =
            Pattern.compile("enum \\w+ implements ProblemType \\{(.*?);[ \\t]*\\R", Pattern.DOTALL);

    private static final Pattern CONSTANT = Pattern.compile("([A-Z][A-Z0-9_]*)\\(\\s*(\\d{3}),\\s*\"([^\"]*)\"\\)");
    private static final Pattern BODY = Pattern.compile(
            "return (\\d{3}) '\\{\"type\":\"https://convoke.io/problems/([a-z0-9-]+)\",\"title\":\"([^\"]*)\",\"status\":(\\d{3})");
    private static final Pattern EXAMPLE =
            Pattern.compile("type: https://convoke\\.io/problems/([a-z0-9-]+)\\s+title: \"?(.*?)\"?\\R");

    private final Path root;

    DeclaredProblems(Path root) {
        this.root = root;
    }

    /** One line of the table: {@code slug | status | title}, with where it comes from. */
    record Declared(String slug, int status, String title, String from) {}

    List<Declared> find() {
        var found = new ArrayList<Declared>();
        FileTree.sources(root).stream().filter(DeclaredProblems::isSource).forEach(file -> enums(file, found));
        var bodies = BODY.matcher(read(root.resolve("helm/convoke/gateway/routes.conf")));
        while (bodies.find()) {
            if (!bodies.group(1).equals(bodies.group(4))) {
                throw new IllegalStateException(
                        "the gateway's body says another status than its answer: " + bodies.group());
            }
            found.add(new Declared(bodies.group(2), Integer.parseInt(bodies.group(1)), bodies.group(3), "gateway"));
        }
        return found;
    }

    /** The problem types that the committed API documents show, each as {@code slug | title}. */
    TreeSet<String> shown() {
        var shown = new TreeSet<String>();
        try (Stream<Path> files = Files.list(root.resolve("docs/api"))) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                EXAMPLE.matcher(read(file))
                        .results()
                        .forEach(match -> shown.add(match.group(1) + " | " + match.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown;
    }

    private static boolean isSource(Path file) {
        var name = file.toString();
        return name.endsWith(".java") && name.contains("/src/main/");
    }

    private void enums(Path file, List<Declared> found) {
        var source = read(file);
        var body = ENUM.matcher(source);
        if (source.contains("implements ProblemType") && !body.find()) {
            throw new IllegalStateException("a problem type that this test cannot read: " + file);
        }
        body.reset();
        var module = root.relativize(file).getName(0).toString();
        while (body.find()) {
            var constants = CONSTANT.matcher(body.group(1));
            while (constants.find()) {
                found.add(new Declared(
                        constants.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
                        Integer.parseInt(constants.group(2)),
                        constants.group(3),
                        module.equals("platform") ? "all services" : module));
            }
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
