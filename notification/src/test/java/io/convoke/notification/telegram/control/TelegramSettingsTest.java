package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.testkit.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSettingsTest {
    private static final String TOKEN = "convoke.telegram.bot-token";
    private static final String SECRET = "convoke.telegram.webhook-secret";

    @Test
    void plainHttpIsForLoopbackOnly() {
        assertThat(settings("http://127.0.0.1:8081", "poll", Map.of()).mistakes())
                .isEmpty();
        assertThat(settings("https://api.telegram.example", "poll", Map.of()).mistakes())
                .isEmpty();
        assertThat(settings("http://192.0.2.7", "poll", Map.of()).mistakes())
                .extracting(ConfigurationMistake::key)
                .containsExactly("convoke.telegram.api-url");
    }

    @Test
    void aWebhookNeedsItsSecretWhichIsNotShown() {
        assertThat(settings("http://127.0.0.1", "webhook", Map.of()).mistakes())
                .extracting(ConfigurationMistake::key)
                .containsExactly(SECRET);
        assertThat(settings("http://127.0.0.1", "webhook", Map.of(SECRET, "too short"))
                        .mistakes())
                .hasSize(1)
                .allSatisfy(mistake -> assertThat(mistake.words()).doesNotContain("too short"));
        assertThat(settings("http://127.0.0.1", "webhook", Map.of(SECRET, "0123456789abcdef"))
                        .mistakes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789", "123456789:short", "bot123456789:AAAAAAAAAAAAAAAAAAAAAAAA", "a b"})
    void whatIsNoTokenIsNamedAndNotShownAndTelegramIsOff(String token) {
        var settings = settings("http://127.0.0.1", "poll", Map.of(TOKEN, token));

        assertThat(settings.isOn()).isFalse();
        assertThat(settings.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo(TOKEN);
            assertThat(mistake.words()).startsWith("is wrong").doesNotContain(token + " ");
        });
    }

    @Test
    void aTokenAndNoneAreInOrder() {
        var token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAA";
        assertThat(settings("http://127.0.0.1", "poll", Map.of(TOKEN, token + "\n")))
                .satisfies(settings -> assertThat(settings.mistakes()).isEmpty())
                .satisfies(settings -> assertThat(settings.token()).contains(token));
        assertThat(settings("http://127.0.0.1", "poll", Map.of(TOKEN, " ")))
                .satisfies(settings -> assertThat(settings.mistakes()).isEmpty())
                .satisfies(settings -> assertThat(settings.isOn()).isFalse());
    }

    private static TelegramSettings settings(String apiUrl, String updates, Map<String, String> secrets) {
        var settings = new TelegramSettings();
        settings.apiUrl = apiUrl;
        settings.updates = () -> updates;
        settings.config = Configuration.of(secrets).config();
        return settings;
    }
}
