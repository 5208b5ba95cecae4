package io.convoke.registration.registrations.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx"})
    void noFormulaSurvives(String text) {
        assertThat(Csv.field(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void whatNeedsQuotesHasThem() {
        assertThat(Csv.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(Csv.field("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(Csv.field("Анна-1")).isEqualTo("Анна-1");
        assertThat(Csv.field("")).isEmpty();
    }

    @Test
    void rowsEndAsRfc4180Says() throws IOException {
        var writer = new StringWriter();
        Csv.writeRow(writer, List.of("a", "b,c"));
        assertThat(writer).hasToString("a,\"b,c\"\r\n");
    }
}
