package io.convoke.system.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/problems.md describes every problem type as the code has it, and none that the code does not have. */
class ProblemsDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    private final Path root = Path.of(System.getProperty("convoke.root", "../.."));
    private final DeclaredProblems sources = new DeclaredProblems(root);
    private final List<DeclaredProblems.Declared> declared = sources.find();
    private final String document = DeclaredProblems.read(root.resolve("docs/problems.md"));

    @Test
    void everyTypeMeansTheSameWhereverItIsDeclared() {
        var bySlug = declared.stream()
                .collect(Collectors.groupingBy(
                        DeclaredProblems.Declared::slug,
                        Collectors.mapping(type -> type.status() + " " + type.title(), Collectors.toSet())));
        assertThat(bySlug)
                .hasSizeGreaterThan(30)
                .allSatisfy((slug, meanings) -> assertThat(meanings).as(slug).hasSize(1));
    }

    @Test
    void aTitleWithASemicolonDoesNotEndTheEnum() {
        assertThat(declared)
                .extracting(DeclaredProblems.Declared::slug)
                .contains("cancellation-closed", "event-has-registrations");
    }

    @Test
    void theTableIsWhatTheCodeHas() {
        var expected = declared.stream()
                .collect(Collectors.groupingBy(
                        type -> type.slug() + " | " + type.status() + " | " + type.title(),
                        Collectors.mapping(DeclaredProblems.Declared::from, Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .map(type -> type.getKey() + " | " + type.getValue())
                .toList();
        var described = ROW.matcher(document)
                .results()
                .map(row -> row.group(1) + " | " + row.group(2) + " | " + row.group(3) + " | "
                        + new TreeSet<>(List.of(row.group(4).split(", "))))
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theApiDocumentsShowDescribedTypesOnlyAndByTheirTitles() {
        var described = ROW.matcher(document)
                .results()
                .map(row -> row.group(1) + " | " + row.group(3))
                .toList();
        assertThat(sources.shown()).hasSizeGreaterThan(30);
        assertThat(described).containsAll(sources.shown());
    }
}
