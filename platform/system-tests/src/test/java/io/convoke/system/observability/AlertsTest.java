package io.convoke.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.PrometheusProgram;
import io.convoke.testkit.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every alert leads to its runbook, and Prometheus takes the rules; dashboards are what Grafana imports. */
class AlertsTest {
    private static final String RUNBOOK = "docs/operations.md#";

    @TempDir
    Path directory;

    @Test
    void everyAlertHasARunbookOfItsOwn() throws IOException {
        var runbooks = Files.readString(Observability.runbooks());
        var names = new ArrayList<String>();
        for (var rule : Observability.rules()) {
            var name = rule.path("alert").asText();
            names.add(name);
            assertThat(rule.at("/annotations/runbook").asText()).isEqualTo(RUNBOOK + name.toLowerCase(Locale.ROOT));
            assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
            assertThat(runbooks).as("the runbook of " + name).containsPattern("(?m)^#### " + name + "\n\n\\S.{40}");
        }
        assertThat(names).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        assertThat(runbooks.lines()
                        .filter(line -> line.startsWith("#### Convoke"))
                        .map(line -> line.substring(5)))
                .as("runbooks without an alert")
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyDashboardCanBeImported() {
        var uids = new HashSet<String>();
        assertThat(Observability.dashboards()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(file -> {
            var dashboard = Observability.read(new ObjectMapper(), file);
            assertThat(dashboard.path("title").asText()).startsWith("Convoke");
            assertThat(uids.add(dashboard.path("uid").asText())).as("uid").isTrue();
            assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThan(30);
            assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(AlertsTest::isPanel);
        });
    }

    private static void isPanel(JsonNode panel) {
        assertThat(panel.path("title").asText()).isNotBlank();
        assertThat(panel.path("description").asText()).isNotBlank();
        assertThat(panel.path("gridPos").size()).isEqualTo(4);
        assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
            assertThat(target.path("expr").asText()).isNotBlank();
            assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        });
    }

    @Test
    void prometheusTakesTheRulesAndEveryExpression() throws IOException, InterruptedException {
        var promtool = promtool();
        check(promtool, Observability.alerts());

        var all = new ArrayList<>(List.of("groups:", "  - name: dashboards", "    rules:"));
        for (var expression : Observability.expressions()) {
            all.add("      - record: r:" + all.size());
            all.add("        expr: " + new ObjectMapper().writeValueAsString(expression.text()));
        }
        check(promtool, Files.write(directory.resolve("expressions.yaml"), all));
    }

    private static void check(Path promtool, Path rules) throws IOException, InterruptedException {
        var process = new ProcessBuilder(promtool.toString(), "check", "rules", rules.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }

    /** Where there is none the test is skipped with the reason; CI fetches Debian's package. */
    private static Path promtool() {
        var tools = Path.of("../../.convoke/tools");
        try {
            var program = Needed.everything()
                    ? PrometheusProgram.locate(tools)
                    : PrometheusProgram.find(tools)
                            .orElseGet(() -> Needed.missing("there is no prometheus on the PATH; ./convoke up --observe"
                                    + " fetches Debian's package"));
            return program.promtool().orElseThrow();
        } catch (PartFailure absent) {
            throw new AssertionError(absent);
        }
    }
}
