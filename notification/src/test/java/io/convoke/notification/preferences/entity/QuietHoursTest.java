package io.convoke.notification.preferences.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // over midnight
                "22:00, 07:30, Europe/Moscow, 2027-03-01T18:59:59Z, -",
                "22:00, 07:30, Europe/Moscow, 2027-03-01T19:00:00Z, 2027-03-02T04:30:00Z",
                "22:00, 07:30, Europe/Moscow, 2027-03-01T21:30:00Z, 2027-03-02T04:30:00Z",
                "22:00, 07:30, Europe/Moscow, 2027-03-02T04:29:59Z, 2027-03-02T04:30:00Z",
                "22:00, 07:30, Europe/Moscow, 2027-03-02T04:30:00Z, -",
                // within a day
                "13:00, 15:00, America/New_York, 2027-07-01T17:00:00Z, 2027-07-01T19:00:00Z",
                "13:00, 15:00, America/New_York, 2027-07-01T19:00:00Z, -",
                "13:00, 15:00, America/New_York, 2027-07-01T16:59:00Z, -",
                // none, and all but a minute
                "08:00, 08:00, Europe/Moscow, 2027-03-01T05:00:00Z, -",
                "08:00, 07:59, UTC, 2027-03-01T08:00:00Z, 2027-03-02T07:59:00Z",
                // the night in which Berlin's clocks go forward is an hour shorter
                "22:00, 07:00, Europe/Berlin, 2027-03-27T22:00:00Z, 2027-03-28T05:00:00Z",
                // 02:30 does not exist then: the quiet hours end where the clocks skip it
                "22:00, 02:30, Europe/Berlin, 2027-03-28T00:30:00Z, 2027-03-28T01:00:00Z",
                "22:00, 02:30, Europe/Berlin, 2027-03-28T01:00:00Z, -",
                // 02:30 comes twice when they go back: the quiet hours end at the first and at the second
                "22:00, 02:30, Europe/Berlin, 2027-10-31T00:15:00Z, 2027-10-31T00:30:00Z",
                "22:00, 02:30, Europe/Berlin, 2027-10-31T01:15:00Z, 2027-10-31T01:30:00Z",
                "22:00, 02:30, Europe/Berlin, 2027-10-31T01:30:00Z, -",
                // half hours and a leap day
                "23:00, 06:00, Asia/Kolkata, 2028-02-28T18:00:00Z, 2028-02-29T00:30:00Z"
            })
    void endWhereThePersonsClocksSaySo(LocalTime from, LocalTime to, ZoneId zone, Instant now, Instant end) {
        assertThat(new QuietHours(from, to, zone).endAfter(now).orElse(null)).isEqualTo(end);
    }

    @Test
    void theEndIsNeverQuietAndNeverPast() {
        var hours = new QuietHours(LocalTime.of(21, 45), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
        for (var now = Instant.parse("2027-03-20T00:00:00Z");
                now.isBefore(Instant.parse("2027-11-10T00:00:00Z"));
                now = now.plusSeconds(900)) {
            var end = hours.endAfter(now);
            if (end.isPresent()) {
                assertThat(end.get()).isAfter(now);
                assertThat(end.get()).isBefore(now.plusSeconds(7 * 3600));
            }
        }
    }
}
