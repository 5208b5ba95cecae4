package io.convoke.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.system.observability.Observability.Expression;
import io.convoke.testkit.Scrape;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
    private static final Scrape SHOWN = Scrape.parse("""
        # HELP a_total What
        a_total{outcome="good",server="s"} 1.0
        b_seconds 2.5
        """);

    @Test
    void eachKindOfDifferenceIsFound() {
        assertThat(missing("rate(a_total{outcome=\"good\"}[5m]) / b_seconds")).isEmpty();
        assertThat(missing("sum by (server, instance) (a_total)")).isEmpty();
        assertThat(missing("a_totals")).containsExactly("here: a_totals");
        assertThat(missing("a_total{outcome=~\"good|bad\"}")).containsExactly("here: a_total{outcome=good|bad}");
        assertThat(missing("a_total{result=\"good\"}")).containsExactly("here: a_total{result=good}");
        assertThat(missing("sum by (outcome) (b_seconds)")).containsExactly("here: by outcome");
        assertThat(missing("1 + 1")).containsExactly("here: asks for no metric");
    }

    private static List<String> missing(String expression) {
        return MetricNames.missing(SHOWN, List.of(new Expression("here", expression)));
    }
}
