package io.convoke.common.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEntryTest {
    private static final UUID EVENT = UUID.fromString("01900000-0000-7000-8000-000000000001");

    /** Entries that calendars have already are found by it. */
    @Test
    void theUidNeverChanges() {
        assertThat(CalendarEntry.uid(EVENT)).isEqualTo("01900000-0000-7000-8000-000000000001@convoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://convoke.example", "https://convoke.example/", "https://convoke.example//"})
    void theUrlIsOneThatTheGatewayAnswers(String publicUrl) {
        assertThat(CalendarEntry.url(publicUrl, EVENT))
                .hasToString("https://convoke.example/api/v1/events/01900000-0000-7000-8000-000000000001");
    }
}
