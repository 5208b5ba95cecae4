package io.convoke.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Moscow", "America/Argentina/Buenos_Aires"})
    void zonesOfTheDatabaseAreKnown(String zone) {
        assertThat(TimeZones.isKnown(zone)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+03:00", "UTC+3", "Z", "europe/moscow", "SystemV/PST8", "Mars/Olympus"})
    void nothingElseIs(String zone) {
        assertThat(TimeZones.isKnown(zone)).isFalse();
    }
}
