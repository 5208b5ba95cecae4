package io.convoke.common.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final String NONE = ConfigProperty.UNCONFIGURED_VALUE;
    private static final String RESTART = "; mend it and restart the service";

    private final Map<String, String> values = new HashMap<>();

    @Test
    void everyMistakeIsNamedAtOnceWithoutAStop() {
        values.put("convoke.interval", "often");
        values.put("convoke.limit", "sixty");
        values.put("convoke.mode", "maybe");
        values.put("db.port", "54x");

        var check = check("""
                convoke.mode = one-of on off
                db.port = port
                convoke.event.url = required url
                """);

        assertThat(check.mistakes())
                .containsExactly(
                        mistake("convoke.event.url", "is missing: expected an address as https://convoke.example"),
                        mistake(
                                "convoke.interval",
                                "is \"often\": expected a duration longer than zero, as PT10S or P30D"),
                        mistake("convoke.limit", "is \"sixty\": expected a whole number from 1 to 2147483647"),
                        mistake("convoke.mode", "is \"maybe\": expected on or off"),
                        mistake("convoke.required", "is missing: expected some text"),
                        mistake("db.port", "is \"54x\": expected a whole number from 1 to 65535"));
        assertThat(check.standIns())
                .containsOnly(
                        Map.entry("convoke.interval", "PT10S"),
                        Map.entry("convoke.limit", "1"),
                        Map.entry("convoke.mode", "on"),
                        Map.entry("convoke.required", "unset"));
    }

    @Test
    void whatIsInOrderIsLeftAlone() {
        values.put("convoke.limit", "60");
        values.put("convoke.required", "there");

        assertThat(check("convoke.mode = one-of on off")).isEqualTo(new StartCheck(List.of(), Map.of()));
    }

    @Test
    void secretsAreNotChecked() {
        values.put("convoke.limit", "60");
        values.put("convoke.required", "there");

        assertThat(check("convoke.key = secret required base64url 32").mistakes())
                .isEmpty();
    }

    @Test
    void aLineWithoutARuleIsRefused() {
        assertThatThrownBy(() -> ConfigurationRules.of("convoke.key", "event")).hasMessageContaining("convoke.key");
    }

    @Test
    void theServiceStandsInKeys() {
        values.put("db.event.pool", "none");
        values.put("convoke.limit", "60");
        values.put("convoke.required", "there");

        assertThat(check("db.<service>.pool = number 1 100").mistakes())
                .extracting(ConfigurationMistake::key)
                .containsExactly("db.event.pool");
    }

    private StartCheck check(String rules) {
        var declared = List.of(
                DeclaredKey.of("convoke.interval", "PT10S", Duration.class),
                DeclaredKey.of("convoke.limit", NONE, int.class),
                DeclaredKey.of("convoke.mode", "on", String.class),
                DeclaredKey.of("convoke.required", NONE, String.class));
        return StartCheck.of(
                declared, ConfigurationRules.of(rules, "event"), key -> Optional.ofNullable(values.get(key)));
    }

    private static ConfigurationMistake mistake(String key, String words) {
        return new ConfigurationMistake(key, words + RESTART);
    }
}
