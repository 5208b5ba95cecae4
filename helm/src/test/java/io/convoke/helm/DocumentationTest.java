package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart's README tells what its values are. */
class DocumentationTest {

    /** The README names every value of the first two levels, and none that there is not. */
    @Test
    void theReadmeAndTheSchemaNameTheSameValues() {
        JsonNode schema = Chart.YAML.unmarshal(Chart.text("helm/convoke/values.schema.json"), JsonNode.class);
        var values = new TreeSet<String>();
        schema.get("properties").properties().forEach(value -> {
            var properties = resolved(schema, value.getValue()).path("properties");
            if (properties.isEmpty()) {
                values.add(value.getKey());
            } else {
                properties.properties().forEach(inner -> values.add(value.getKey() + "." + inner.getKey()));
            }
        });
        values.remove("global");

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(values);
    }

    @Test
    void theReadmeNamesEverySecretOfTheConfiguration() {
        var secrets = Pattern.compile("(?m)^\\| `([^`]+)` \\| secret")
                .matcher(Chart.text("docs/configuration.md"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret ->
                        assertThat(Chart.text("helm/convoke/README.md")).contains("`" + secret + "`"));
    }

    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static java.util.Set<String> rows() {
        return Pattern.compile("(?m)^\\| `([A-Za-z0-9.-]+)` \\| ")
                .matcher(Chart.text("helm/convoke/README.md").replaceFirst("(?s).*## Values", ""))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
