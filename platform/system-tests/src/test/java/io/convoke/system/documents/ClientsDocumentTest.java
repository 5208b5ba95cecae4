package io.convoke.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Programs in {@code docs/clients.md} are pieces of sources that the build compiles: below {@code <!-- snippet FILE NAME -->} stands
 * what is between {@code // snippet: NAME} and {@code // end} in the file. {@code -Dconvoke.snippets.update} copies them.
 */
class ClientsDocumentTest {
    private static final Pattern MARK =
            Pattern.compile("<!-- snippet (\\S+) (\\S+) -->\\n(?:```[a-z]+\\n(?s:.*?)\\n```\\n)?");

    private final Path root = Path.of(System.getProperty("convoke.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private final Path document = root.resolve("docs/clients.md");

    @Test
    void programsAreThoseThatAreCompiled() throws IOException {
        var text = Files.readString(document);
        var marks = MARK.matcher(text);
        var expected = marks.replaceAll(mark -> Matcher.quoteReplacement(block(mark.group(1), mark.group(2))));
        if (System.getProperty("convoke.snippets.update") != null) {
            Files.writeString(document, expected);
            text = expected;
        }
        assertThat(MARK.matcher(text).results().count()).isGreaterThan(10);
        assertThat(text)
                .as("docs/clients.md; -Dconvoke.snippets.update copies the programs")
                .isEqualTo(expected);
        assertThat(text.lines().filter(line -> line.startsWith("```")).count())
                .as("fences: every program has its source")
                .isEqualTo(2 * MARK.matcher(text).results().count());
    }

    @Test
    void theOperationsThatTakeAnIdempotencyKeyAreThoseThatItNames() throws IOException {
        var takers = new TreeSet<String>();
        try (var documents = Files.list(root.resolve("docs/api"))) {
            documents
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(file -> Pattern.compile("(?s)operationId: (\\w+)((?:(?!operationId: ).)*)")
                            .matcher(read(file))
                            .results())
                    .filter(operation -> operation.group(2).contains("name: Idempotency-Key"))
                    .forEach(operation -> takers.add(operation.group(1)));
        }
        var sentence = Pattern.compile("(?s)## Idempotency keys\n\n(.*?) take the header")
                .matcher(Files.readString(document));
        assertThat(sentence.find()).isTrue();
        assertThat(Pattern.compile("`(\\w+)`")
                        .matcher(sentence.group(1))
                        .results()
                        .map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(takers);
    }

    private String block(String file, String name) {
        var language = file.endsWith(".ts") ? "ts" : "java";
        return "<!-- snippet %s %s -->\n```%s\n%s\n```\n".formatted(file, name, language, snippet(file, name));
    }

    private String snippet(String file, String name) {
        var lines = read(root.resolve(file)).lines().toList();
        var first = lines.stream().map(String::strip).toList().indexOf("// snippet: " + name) + 1;
        assertThat(first).as("the snippet %s in %s", name, file).isPositive();
        var piece = lines.subList(first, lines.size()).stream()
                .takeWhile(line -> !line.strip().equals("// end"))
                .collect(Collectors.joining("\n"));
        return piece.stripIndent().strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
