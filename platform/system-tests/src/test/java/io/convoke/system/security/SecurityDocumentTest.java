package io.convoke.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/security.md answers the attacks on what is built, and names tests that exist. */
class SecurityDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+)(?:–(\\d+))? \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:IT|Test))`");

    private final Path root = Path.of(System.getProperty("convoke.root", "../.."));
    private final String document = read(root.resolve("docs/security.md"));

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var named = TEST.matcher(document)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyAttackUpToHereHasItsRow() {
        var answered = ROW.matcher(document)
                .results()
                .flatMapToInt(row -> IntStream.rangeClosed(
                        Integer.parseInt(row.group(1)),
                        Integer.parseInt(row.group(2) == null ? row.group(1) : row.group(2))))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        // 35 to 37 are about reviews and tickets, and come with these.
        var expected = IntStream.rangeClosed(1, 55)
                .filter(number -> number < 35 || number > 37)
                .boxed()
                .toList();
        assertThat(answered).containsAll(expected);
    }

    @Test
    void everyRowAboutAServicesObjectsNamesItsTests() {
        var unheld = ROW.matcher(document)
                .results()
                .filter(row -> Integer.parseInt(row.group(1)) >= 18 && Integer.parseInt(row.group(1)) < 49)
                .filter(row -> !TEST.matcher(row.group(5)).find())
                .map(row -> row.group(1))
                .toList();
        assertThat(unheld).isEmpty();
    }

    private Set<String> tests() throws IOException {
        try (var tree = Files.walk(root, 16)) {
            return tree.map(Path::toString)
                    .filter(name -> name.contains("/src/test/") && !name.contains("/target/"))
                    .filter(name -> List.of("IT.java", "Test.java").stream().anyMatch(name::endsWith))
                    .map(name -> name.replaceAll(".*/|\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
