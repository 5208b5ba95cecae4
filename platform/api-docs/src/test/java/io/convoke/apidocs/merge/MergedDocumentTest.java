package io.convoke.apidocs.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Two routes; the ids have the service's name in them. */
    private static final String LIST = "{'/':{'get':{'operationId':'list%1$s','responses':{'200':{'content':"
            + "{'application/json':{'schema':{'$ref':'#/components/schemas/Page'}}}}}}},"
            + "'/{id}':{'get':{'operationId':'get%1$s'}}}";

    private static final String PAGE =
            "{'Page':{'properties':{'items':{'items':{'$ref':'#/components/schemas/Item'}}}},"
                    + "'Item':{'properties':{'name':{'type':'%s'}}},'UUID':{'type':'string'}}";

    private final JsonNode one = document("/api/v1/ones", LIST.formatted("One"), PAGE.formatted("string"));

    private static Map<String, JsonNode> with(JsonNode one, JsonNode two) {
        return Map.of("one", one, "two", two);
    }

    @Test
    void pathsStandBelowTheirServicesPrefixAndEqualComponentsStayOne() {
        var two = document("/api/v1/twos", LIST.formatted("Two"), PAGE.formatted("string"));
        var merged = new MergedDocument(with(one, two)).merge();
        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/api/v1/ones", "/api/v1/ones/{id}", "/api/v1/twos", "/api/v1/twos/{id}");
        assertThat(merged.path("paths").findValuesAsText("operationId"))
                .containsExactly("listOne", "getOne", "listTwo", "getTwo");
        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("Item", "Page", "UUID");
    }

    @Test
    void oneNameForDifferentComponentsIsRefused() {
        // the pages read the same, but their items differ
        var two = document("/api/v1/twos", LIST.formatted("Two"), PAGE.formatted("integer"));
        assertThatThrownBy(() -> new MergedDocument(with(one, two)).merge())
                .hasMessageContaining("schemas/Item: one, two")
                .hasMessageContaining("schemas/Page: one, two")
                .hasMessageNotContaining("UUID");
    }

    @Test
    void anOperationIdIsThereOnce() {
        var two = document("/api/v1/twos", LIST.formatted("One"), PAGE.formatted("string"));
        assertThatThrownBy(() -> new MergedDocument(with(one, two)).merge())
                .hasMessageContaining("operation ids/listOne: one (get /), two (get /)");
        var twice = document("/t", "{'/':{'get':{'operationId':'x'},'put':{'operationId':'x'}}}", "{}");
        assertThatThrownBy(() -> new MergedDocument(Map.of("twice", twice)).merge())
                .hasMessageContaining("operation ids/x: twice (get /), twice (put /)");
    }

    @Test
    void aTagBelongsToOneService() {
        var two = document("/api/v1/twos", LIST.formatted("Two"), PAGE.formatted("string"));
        for (var document : new JsonNode[] {one, two}) {
            ((ObjectNode) document).putArray("tags").addObject().put("name", "Things");
        }
        assertThatThrownBy(() -> new MergedDocument(with(one, two)).merge())
                .hasMessageContaining("tags/Things: one, two");
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
