package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-03-27T16:00:00Z | Europe/Moscow | Sat 27 March 2027, 19:00 (Europe/Moscow, UTC+3)",
                "2027-03-13T23:00:00Z | America/New_York | Sat 13 March 2027, 18:00 (America/New_York, UTC−5)",
                "2027-03-14T22:00:00Z | America/New_York | Sun 14 March 2027, 18:00 (America/New_York, UTC−4)",
                "2027-11-07T23:00:00Z | America/New_York | Sun 7 November 2027, 18:00 (America/New_York, UTC−5)",
                "2027-06-01T12:30:00Z | Asia/Kolkata | Tue 1 June 2027, 18:00 (Asia/Kolkata, UTC+5:30)",
                "2028-02-29T12:00:00Z | UTC | Tue 29 February 2028, 12:00 (UTC, UTC)"
            })
    void namesTheZoneAndItsOffsetOnThatDay(Instant start, String zone, String expected) {
        assertThat(EventTimes.when(start, Optional.empty(), ZoneId.of(zone), Locale.ENGLISH))
                .isEqualTo(expected);
    }

    @Test
    void writesRussianAsRussiansDo() {
        assertThat(EventTimes.when(
                        Instant.parse("2027-03-27T16:00:00Z"),
                        Optional.of(Instant.parse("2027-03-27T18:30:00Z")),
                        ZoneId.of("Europe/Moscow"),
                        RUSSIAN))
                .isEqualTo("сб, 27 марта 2027 г., 19:00–21:30 (Europe/Moscow, UTC+3)");
    }

    @Test
    void showsBothDaysOfAnEventThatLastsOverMidnight() {
        var start = Instant.parse("2027-06-04T19:00:00Z");
        assertThat(EventTimes.when(
                        start,
                        Optional.of(start.plus(Duration.ofHours(26))),
                        ZoneId.of("Europe/Moscow"),
                        Locale.ENGLISH))
                .isEqualTo("Fri 4 June 2027, 22:00 – Sun 6 June 2027, 00:00 (Europe/Moscow, UTC+3)");
    }

    @Test
    void showsBothOffsetsWhereTheClocksAreSetDuringTheEvent() {
        assertThat(EventTimes.when(
                        Instant.parse("2027-03-28T00:00:00Z"),
                        Optional.of(Instant.parse("2027-03-28T02:00:00Z")),
                        ZoneId.of("Europe/Berlin"),
                        Locale.ENGLISH))
                .isEqualTo("Sun 28 March 2027, 01:00 UTC+1 – 04:00 UTC+2 (Europe/Berlin)");
    }

    @Test
    void writesMomentsInUtcAndSubjectsShort() {
        var moment = Instant.parse("2027-03-27T16:00:00Z");
        assertThat(EventTimes.moment(moment, Locale.ENGLISH)).isEqualTo("Sat 27 March 2027, 16:00 UTC");
        assertThat(EventTimes.brief(moment, ZoneId.of("Europe/Moscow"), Locale.ENGLISH))
                .isEqualTo("Sat 27 March, 19:00");
        assertThat(EventTimes.brief(moment, ZoneId.of("Europe/Moscow"), RUSSIAN))
                .isEqualTo("сб, 27 марта, 19:00");
    }
}
