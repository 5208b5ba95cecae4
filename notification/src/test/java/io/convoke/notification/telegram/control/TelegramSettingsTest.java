package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.testkit.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramSettingsTest {
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

    private static TelegramSettings settings(String apiUrl, String updates, Map<String, String> secrets) {
        var settings = new TelegramSettings();
        settings.apiUrl = apiUrl;
        settings.updates = () -> updates;
        settings.config = Configuration.of(secrets).config();
        return settings;
    }
}
