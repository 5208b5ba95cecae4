package io.convoke.system.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.system.observability.PromQl.Selector;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void metricsLabelsAndGroupingsAreFound() {
        var read = PromQl.of("""
            histogram_quantile(0.99, sum by (le, server) (rate(a_seconds_bucket{x="1",y=~"5.."}[5m] offset 1h)))
              / on (server) group_left (z) (b_total > bool 2 or max(c{}) without (w) unless d)
            """);
        assertThat(read.selectors())
                .containsExactly(
                        new Selector("a_seconds_bucket", Map.of("x", "1", "y", "5..")),
                        new Selector("b_total", Map.of()),
                        new Selector("c", Map.of()),
                        new Selector("d", Map.of()));
        assertThat(read.groupings()).containsExactlyInAnyOrder("le", "server", "z", "w");
    }

    @Test
    void whatIsNoExpressionIsNotTakenForOne() {
        assertThatThrownBy(() -> PromQl.of("a # b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PromQl.of("a{x=\"1\"")).isInstanceOf(IllegalArgumentException.class);
    }
}
