package io.convoke.common.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {
    private static final String KEY = "{\"kty\":\"RSA\",\"kid\":\"1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text                   | anything",
                "one-of on off          | off",
                "number 0 10            | 0",
                "number 0 10            | 10",
                "port                   | 65535",
                "duration               | PT0.001S",
                "duration               | P30D",
                "duration-or-zero       | PT0S",
                "liberty-duration       | 5s",
                "liberty-duration       | 1m30s",
                "postgresql-duration    | 500ms",
                "postgresql-duration    | 5 s",
                "host                   | postgres-1.convoke.svc.cluster.local",
                "host                   | 2001:db8::1",
                "brokers                | kafka-1:9092, kafka-2:9092",
                "brokers                | [2001:db8::1]:9092",
                "url                    | https://convoke.example/api",
                "some-of on off         | 'off, on'",
                "origins                | https://convoke.example",
                "origins                | ' http://localhost:8080/ ,, https://www.convoke.example'",
                "base64url 4            | AAAAAAAA",
            })
    void takes(String rule, String value) {
        assertThat(ConfigurationRule.parse(rule).complaint(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one-of on off       | maybe           | on or off",
                "some-of on off      | on,maybe        | on or off, with commas between several",
                "some-of on off      | on,             | on or off, with commas between several",
                "number 1 10         | 0               | a whole number from 1 to 10",
                "number 1 10         | 11              | a whole number from 1 to 10",
                "number 1 10         | sixty           | a whole number from 1 to 10",
                "number 1 10         | 1.5             | a whole number from 1 to 10",
                "number 1 10         | 1e309           | a whole number from 1 to 10",
                "port                | 65536           | a whole number from 1 to 65535",
                "duration            | PT0S            | a duration longer than zero, as PT10S or P30D",
                "duration            | -PT1S           | a duration longer than zero, as PT10S or P30D",
                "duration            | 10s             | a duration longer than zero, as PT10S or P30D",
                "duration-or-zero    | -PT1S           | a duration, as PT10S or P30D",
                "liberty-duration    | soon            | a duration with its unit, as 5s or 1m30s",
                "postgresql-duration | 5 weeks         | a duration with its unit, as 5s or 500ms",
                "host                | http://postgres | a host name or an address",
                "brokers             | kafka           | host:port, with commas between several",
                "brokers             | kafka:99999     | host:port, with commas between several",
                "brokers             | kafka:9092,     | host:port, with commas between several",
                "url                 | ftp://x.example | an address as https://convoke.example",
                "url                 | convoke.example | an address as https://convoke.example",
                "url                 | http://a b      | an address as https://convoke.example",
                "origins             | convoke.example | origins as https://convoke.example, with commas between several",
                "origins             | https://a.b,c.d | origins as https://convoke.example, with commas between several",
                "origins             | https://a.b/c   | origins as https://convoke.example, with commas between several",
                "origins             | https://a@b.c   | origins as https://convoke.example, with commas between several",
                "origins             | ftp://a.b       | origins as https://convoke.example, with commas between several",
                "origins             | *               | origins as https://convoke.example, with commas between several",
            })
    void refusesAndSaysWhatIsExpected(String rule, String value, String expected) {
        assertThat(ConfigurationRule.parse(rule).complaint(value))
                .contains("is \"" + value + "\": expected " + expected);
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(ConfigurationRule.parse("secret required base64url 32").complaint("too-short"))
                .contains("is wrong: expected 32 random bytes or more in base64url");
    }

    @Test
    void aKeySetHasPublicRsaKeysWithAKidEach() {
        var rule = ConfigurationRule.parse("secret public-jwks");

        assertThat(rule.complaint("{\"keys\":[" + KEY + "," + KEY + "]}")).isEmpty();
        assertThat(rule.complaint("{\"keys\":[]}")).isPresent();
        assertThat(rule.complaint("{}")).isPresent();
        assertThat(rule.complaint("-----BEGIN PUBLIC KEY-----")).isPresent();
        assertThat(rule.complaint("{\"keys\":[" + KEY.replace("\"kid\":\"1\",", "") + "]}"))
                .isPresent();
        assertThat(rule.complaint("{\"keys\":[" + KEY.replace("\"n\"", "\"d\":\"AQAB\",\"n\"") + "]}"))
                .as("a private key")
                .isPresent();
    }

    @Test
    void typesHaveRules() {
        assertThat(ConfigurationRule.of(Duration.class).complaint("often")).isPresent();
        assertThat(ConfigurationRule.of(int.class).complaint("2147483648")).isPresent();
        assertThat(ConfigurationRule.of(long.class).complaint("2147483648")).isEmpty();
        assertThat(ConfigurationRule.of(boolean.class).complaint("yes")).isPresent();
        assertThat(ConfigurationRule.of(String.class).complaint("anything")).isEmpty();
    }

    @Test
    void standInsFit() {
        for (var rule : new String[] {
            "text",
            "one-of on off",
            "some-of on off",
            "number 0 5",
            "number 3 5",
            "port",
            "duration",
            "duration-or-zero",
            "url",
            "origins",
            "host",
            "brokers",
            "liberty-duration",
            "postgresql-duration",
            "base64url 32"
        }) {
            var form = ConfigurationRule.parse(rule).form();
            assertThat(form.fits(form.standIn())).as(rule).isTrue();
        }
    }

    @Test
    void anUnknownFormIsRefused() {
        assertThatThrownBy(() -> ConfigurationRule.parse("required colour")).hasMessageContaining("colour");
    }
}
