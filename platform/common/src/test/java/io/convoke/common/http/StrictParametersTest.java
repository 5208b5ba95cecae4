package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StrictParametersTest {
    private final StrictParameters parameters = new StrictParameters();

    @Test
    void properValuesAreRead() {
        assertThat(read(Instant.class, "2027-03-01T10:00:00+03:00")).isEqualTo(Instant.parse("2027-03-01T07:00:00Z"));
        assertThat(read(Integer.class, "-5")).isEqualTo(-5);
        assertThat(read(Double.class, "55.75")).isEqualTo(55.75);
        assertThat(read(Boolean.class, "false")).isEqualTo(false);
        assertThat(read(UUID.class, "01900000-0000-7000-8000-000000000001")).isNotNull();
    }

    @Test
    void anAbsentParameterStaysAbsent() {
        assertThat(read(UUID.class, null)).isNull();
    }

    @Test
    void textIsLeftToJaxRs() {
        assertThat(parameters.getConverter(String.class, String.class, new Annotation[0]))
                .isNull();
    }

    private <T> T read(Class<T> type, String text) {
        return parameters.getConverter(type, type, new Annotation[0]).fromString(text);
    }
}
