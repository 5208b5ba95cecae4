package io.convoke.system.observability;

import io.convoke.testkit.Scrape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what dashboards and alerts ask for against what a server shows. */
public final class MetricNames {
    /** What Prometheus adds to each sample, or makes itself. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance", "namespace", "pod");

    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Pattern NAME = Pattern.compile("convoke_[a-z_]+");

    private MetricNames() {}

    /** The metrics in the table of docs/operations.md. */
    public static SortedSet<String> documented() {
        try (var lines = Files.lines(Observability.runbooks())) {
            return lines.filter(line -> line.startsWith("| `convoke_"))
                    .map(line -> line.substring(0, line.indexOf('|', 1)))
                    .flatMap(names -> NAME.matcher(names).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked for and is not there: metrics, labels, and values of labels of our own. */
    public static List<String> missing(Scrape shown) {
        return missing(shown, Observability.expressions());
    }

    static List<String> missing(Scrape shown, List<Observability.Expression> expressions) {
        var missing = new ArrayList<String>();
        for (var expression : expressions) {
            var asked = PromQl.of(expression.text());
            if (asked.selectors().isEmpty()) {
                missing.add(expression.place() + ": asks for no metric");
            }
            var labels = new ArrayList<>(OF_THE_TARGET);
            for (var selector : asked.selectors()) {
                if (OF_PROMETHEUS.contains(selector.metric())) {
                    labels.addAll(List.of("alertname", "alertstate", "severity"));
                    continue;
                }
                if (!shown.names().contains(selector.metric())) {
                    missing.add(expression.place() + ": " + selector.metric());
                }
                labels.addAll(shown.labels(selector.metric()));
                selector.matchers().forEach((label, value) -> {
                    if (!OF_THE_TARGET.contains(label) && !isShown(shown, selector.metric(), label, value)) {
                        missing.add(expression.place() + ": " + selector.metric() + "{" + label + "=" + value + "}");
                    }
                });
            }
            asked.groupings().stream()
                    .filter(label -> !labels.contains(label))
                    .forEach(label -> missing.add(expression.place() + ": by " + label));
        }
        return missing;
    }

    /** Whether each of the values that a matcher names is there; of patterns, which may match nothing yet, just the label. */
    private static boolean isShown(Scrape shown, String metric, String label, String value) {
        if (!shown.labels(metric).contains(label)) {
            return false;
        }
        return List.of(value.split("\\|")).stream()
                .filter(one -> one.matches("[\\w-]+"))
                .allMatch(one -> shown.samples().stream()
                        .anyMatch(sample -> sample.name().equals(metric)
                                && one.equals(sample.labels().get(label))));
    }
}
