package io.convoke.apidocs.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedDocumentTest {
    private static JsonNode document(String prefix, String paths, String schemas) {
        try {
            return new ObjectMapper()
                    .readTree("{'servers':[{'url':'%s'}],'paths':%s,'components':{'schemas':%s}}"
                            .formatted(prefix, paths, schemas)
                            .replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final String LIST = "{'/':{'get':{'operationId':'list','responses':{'200':{'content':"
            + "{'application/json':{'schema':{'$ref':'#/components/schemas/Page'}}}}}}},"
            + "'/{id}':{'get':{'operationId':'%s'}}}";
    private static final String PAGE =
            "{'Page':{'properties':{'items':{'items':{'$ref':'#/components/schemas/Item'}}}},"
                    + "'Item':{'properties':{'name':{'type':'%s'}}},'UUID':{'type':'string'}}";

    private final JsonNode one = document("/api/v1/ones", LIST.formatted("one"), PAGE.formatted("string"));
    private final JsonNode two = document("/api/v1/twos", LIST.formatted("two"), PAGE.formatted("integer"));

    @Test
    void pathsStandBelowTheirServicesPrefix() {
        var merged = new MergedDocument(Map.of("one", one, "two", two)).merge();
        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/api/v1/ones", "/api/v1/ones/{id}", "/api/v1/twos", "/api/v1/twos/{id}");
    }

    @Test
    void equalNamesOfDifferentMeaningAreToldApart() {
        var merged = new MergedDocument(Map.of("one", one, "two", two)).merge();
        // the pages read the same, but their items differ
        assertThat(merged.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactly("OneItem", "OnePage", "TwoItem", "TwoPage", "UUID");
        assertThat(merged.at("/components/schemas/TwoPage/properties/items/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/TwoItem");
        assertThat(merged.at("/paths/~1api~1v1~1ones/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/OnePage");
    }

    @Test
    void equalNamesOfTheSameMeaningStayOne() {
        var same = document("/api/v1/twos", LIST.formatted("two"), PAGE.formatted("string"));
        var merged = new MergedDocument(Map.of("one", one, "two", same)).merge();
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Item", "Page", "UUID");
    }

    @Test
    void operationIdsAreUnique() {
        var merged = new MergedDocument(Map.of("one", one, "two", two)).merge();
        assertThat(merged.path("paths").findValuesAsText("operationId"))
                .containsExactly("oneList", "one", "twoList", "two");
    }

    @Test
    void aSchemaThatRefersToItselfIsNoTrouble() {
        var tree = document("/t", "{}", "{'Tree':{'properties':{'left':{'$ref':'#/components/schemas/Tree'}}}}");
        assertThat(new MergedDocument(Map.of("one", tree, "two", tree)).merge().at("/components/schemas"))
                .hasSize(1);
    }

    @Test
    void aReferenceThatLeadsNowhereIsSaid() {
        var broken = document("/b", "{'/':{'get':{'operationId':'x','a':{'$ref':'#/components/schemas/No'}}}}", "{}");
        assertThatThrownBy(() -> new MergedDocument(Map.of("one", broken)).merge())
                .hasMessageContaining("schemas/No");
    }
}
