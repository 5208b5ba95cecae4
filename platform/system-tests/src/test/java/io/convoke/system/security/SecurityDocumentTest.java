package io.convoke.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/security.md answers each attack and names the tests that hold it. */
class SecurityDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+)(?:–(\\d+))? \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:IT|Test))`");

    private final Path root = Path.of(System.getProperty("convoke.root", "../.."));
    private final String document = read(root.resolve("docs/security.md"));

    @Test
    void everyAttackHasItsRow() {
        var answered = ROW.matcher(document)
                .results()
                .flatMapToInt(row -> IntStream.rangeClosed(
                        Integer.parseInt(row.group(1)),
                        Integer.parseInt(row.group(2) == null ? row.group(1) : row.group(2))))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(answered).containsAll(IntStream.rangeClosed(1, 60).boxed().toList());
    }

    @Test
    void everyRowNamesItsTests() {
        assertThat(attackRows())
                .hasSizeGreaterThan(60)
                .allMatch(row -> TEST.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)))
                        .find());
    }

    @Test
    void everyRowIsInATable() {
        var lines = document.lines().toList();
        assertThat(attackRows()).allMatch(row -> {
            var first = lines.indexOf(row);
            while (lines.get(first).startsWith("|")) {
                first--;
            }
            return lines.get(first + 1).startsWith("| # |");
        });
    }

    private List<String> attackRows() {
        return document.substring(document.indexOf("## Attacks and answers"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| # |") && !line.startsWith("| ---"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
