package io.convoke.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    enum Color {
        RED
    }

    record Sample(String name, Integer count, UUID id, Instant at, Color color, boolean open, List<String> tags) {}

    record Answer(String name, Optional<String> nothing, String missing, Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":5}",
                "{\"name\":true}",
                "{\"name\":[]}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"tags\":[\"a\\u0000b\"]}",
                "{\"unknown\":1}",
                "{\"count\":\"5\"}",
                "{\"count\":1.5}",
                "{\"count\":1e309}",
                "{\"count\":2147483648}",
                "{\"count\":true}",
                "{\"id\":\"x\"}",
                "{\"at\":5}",
                "{\"at\":\"yesterday\"}",
                "{\"color\":0}",
                "{\"color\":\"BLUE\"}",
                "{\"open\":\"true\"}",
                "{\"open\":null}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"",
                "[]",
                "\"text\"",
                ""
            })
    void requestsAreReadStrictly(String json) {
        assertThatThrownBy(() -> Json.requests().readValue(json, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aProperRequestIsRead() throws JsonProcessingException {
        var sample = Json.requests()
                .readValue(
                        "{\"name\":\"a\",\"count\":5,\"at\":\"2027-03-01T10:00:00+03:00\",\"open\":true}",
                        Sample.class);

        assertThat(sample.count()).isEqualTo(5);
        assertThat(sample.at()).isEqualTo(Instant.parse("2027-03-01T07:00:00Z"));
        assertThat(sample.id()).isNull();
    }

    @Test
    void nestingIsBounded() {
        var deep = "{\"tags\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThatThrownBy(() -> Json.requests().readTree(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void eventsMayHaveMoreThanAConsumerKnows() {
        assertThat(Json.read("{\"name\":\"a\",\"added\":{\"later\":1}}", Sample.class)
                        .name())
                .isEqualTo("a");
    }

    @Test
    void whatIsNotJsonIsRefusedAsEventToo() {
        assertThatThrownBy(() -> Json.tree("{")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void absentMembersAreLeftOutAndTimesAreText() {
        assertThat(Json.write(new Answer("a", Optional.empty(), null, Instant.parse("2027-03-01T07:00:00Z"))))
                .isEqualTo("{\"name\":\"a\",\"at\":\"2027-03-01T07:00:00Z\"}");
    }
}
