package io.convoke.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere, tests that they name exist, and decision records are numbered. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern TEST = Pattern.compile("(?:`|-Dtest=|-Dit\\.test=)([A-Z]\\w*(?:IT|Test))(?![\\w*])");
    private static final Pattern RECORD = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

    private final Path root = Path.of(System.getProperty("convoke.root", "../.."))
            .toAbsolutePath()
            .normalize();

    @Test
    void everyLinkLeadsToAFileAndItsHeading() throws IOException {
        var broken = new ArrayList<String>();
        var links = 0;
        for (var document : documents()) {
            var matcher = LINK.matcher(CODE.matcher(read(document)).replaceAll(""));
            while (matcher.find()) {
                links++;
                var target = matcher.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(matcher.group(1)).normalize();
                if (!Files.exists(target)
                        || (matcher.group(2) != null && !anchors(target).contains(matcher.group(2)))) {
                    broken.add(root.relativize(document) + ": " + matcher.group());
                }
            }
        }
        assertThat(links).isGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var known = tests();
        var named = 0;
        var unknown = new ArrayList<String>();
        for (var document : documents()) {
            for (var test : TEST.matcher(read(document)).results().toList()) {
                named++;
                if (!known.contains(test.group(1))) {
                    unknown.add(root.relativize(document) + ": " + test.group(1));
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyDecisionHasANumberOfItsOwnThatItsHeadingRepeats() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("docs/adr"))) {
            var records = files.filter(file ->
                            RECORD.matcher(file.getFileName().toString()).matches())
                    .toList();
            assertThat(records).hasSizeGreaterThan(10);
            assertThat(records.stream().map(DocumentsTest::number).toList()).doesNotHaveDuplicates();
            assertThat(records).allSatisfy(file -> assertThat(read(file)).startsWith("# " + number(file) + ". "));
        }
    }

    private static int number(Path record) {
        return Integer.parseInt(record.getFileName().toString().substring(0, 4));
    }

    private Set<String> tests() {
        return FileTree.sources(root).stream()
                .map(Path::toString)
                .filter(name -> name.contains("/src/test/"))
                .filter(name -> name.endsWith("IT.java") || name.endsWith("Test.java"))
                .map(name -> name.replaceAll(".*/|\\.java$", ""))
                .collect(Collectors.toSet());
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(read(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
