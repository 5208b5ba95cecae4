package io.convoke.event.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.convoke.common.problem.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow,    2027-03-28T02:30,           2027-03-27T23:30:00Z",
        "Europe/Berlin,    2027-03-28T01:59,           2027-03-28T00:59:00Z",
        "Europe/Berlin,    2027-03-28T03:00,           2027-03-28T01:00:00Z",
        "Europe/Berlin,    2027-10-31T02:30,           2027-10-31T00:30:00Z",
        "America/New_York, 2027-11-07T01:30:00,        2027-11-07T05:30:00Z",
        "Australia/Lord_Howe, 2027-04-04T01:45,        2027-04-03T14:45:00Z",
        "Asia/Kathmandu,   2027-01-01T12:00,           2027-01-01T06:15:00Z",
        "Europe/Moscow,    2027-01-01T12:00:00.1239Z,  2027-01-01T12:00:00.123Z",
    })
    void readsWhatTheWallShows(String zone, String text, String instant) {
        assertThat(WallClock.in(zone).read("start", text)).hasToString(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28T02:00",
        "Europe/Berlin, 2027-03-28T02:59:59",
        "America/New_York, 2027-03-14T02:30",
        "Pacific/Apia, 2011-12-30T12:00",
    })
    void refusesWhatClocksSkip(String zone, String text) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> WallClock.in(zone).read("start", text))
                .satisfies(refusal -> {
                    assertThat(refusal.type().status()).isEqualTo(422);
                    assertThat(refusal.violations().get(0).message())
                            .contains("clocks go from")
                            .contains(zone);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+03:00", "UTC+3", "GMT+3", "Z", "", "europe/moscow", "SystemV/PST8"})
    void offsetsAreNoZones(String zone) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> WallClock.in(zone))
                .satisfies(refusal -> assertThat(refusal.type().status()).isEqualTo(422));
    }

    @Test
    void theRefusalNamesTheField() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> WallClock.in("UTC").read("end", "soon"))
                .satisfies(refusal -> {
                    assertThat(refusal.type().status()).isEqualTo(400);
                    assertThat(refusal.violations().get(0).field()).isEqualTo("end");
                });
    }
}
