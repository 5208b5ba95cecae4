package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.system.observability.MetricNames;
import io.convoke.testkit.RawHttp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What dashboards and alerts ask for is there; and what the services show themselves keeps to the conventions. */
class MetricNamesIT {
    /** A unit or kind that a name ends in; https://prometheus.io/docs/practices/naming/. */
    private static final Pattern NAME = Pattern.compile("convoke(_[a-z]+)+");

    private static final Set<String> OWN_LABELS =
            Set.of("convoke_service", "consumer", "channel", "status", "outcome", "le", "quantile", "mp_scope");

    private final Platform platform = Platform.current();

    @Test
    void everyExpressionAsksForWhatIsThere() {
        platform.api().get("/events?limit=1").expect(200);

        assertThat(MetricNames.missing(platform.metrics())).isEmpty();
    }

    @Test
    void everyMetricOfOurOwnStandsInTheDocumentAndNoOther() {
        var shown = platform.metrics().names().stream()
                .filter(name -> name.startsWith("convoke_"))
                .map(name -> name.replaceAll("_seconds_(bucket|sum|count|max)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(MetricNames.documented()).containsExactlyElementsOf(shown);
    }

    @Test
    void ownMetricsKeepToTheConventionsAndHaveFewLabels() {
        var metrics = platform.metrics();
        var own = new TreeSet<>(metrics.names());
        own.removeIf(name -> !name.startsWith("convoke_"));

        assertThat(own)
                .hasSizeGreaterThan(15)
                .allMatch(name -> NAME.matcher(name).matches());
        for (var name : own) {
            assertThat(metrics.labels(name))
                    .as(name)
                    .contains("convoke_service")
                    .isSubsetOf(OWN_LABELS);
        }
        assertThat(metrics.samples())
                .filteredOn(sample -> sample.name().startsWith("convoke_"))
                .as("one service has so many series at most")
                .hasSizeLessThan(8 * 200);
        for (var port : List.of(platform.server().port(), platform.gatewayPort())) {
            RawHttp.exchange(
                    port,
                    "GET /api/v1/auth/jwks.json HTTP/1.1\r\nHost: a.host.of.a.caller\r\nConnection: close\r\n\r\n");
        }
        assertThat(platform.metrics().samples())
                .as("no label holds an id, or what a caller can choose")
                .noneMatch(sample -> sample.labels().values().stream()
                        .anyMatch(value -> value.matches(".*([0-9a-f]{8}-[0-9a-f]{4}-|a.host.of|127.0.0.1).*")));
        for (var service :
                List.of("auth", "chat", "registration", "notification", "event", "user", "reviews", "media")) {
            assertThat(metrics.sum("convoke_outbox_rows", "convoke_service", service))
                    .as(service)
                    .isNotNegative();
        }
    }
}
