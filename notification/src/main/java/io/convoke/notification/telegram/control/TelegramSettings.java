package io.convoke.notification.telegram.control;

import io.convoke.common.configuration.ConfigurationCondition;
import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.common.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the Bot API is, which bot is ours, and how it hears what people write. Without a token Telegram is off. */
@ApplicationScoped
public class TelegramSettings implements ConfigurationCondition {
    /** A secret; asked at each use, so that it can change. */
    private static final String TOKEN = "convoke.telegram.bot-token";

    private static final String WEBHOOK_SECRET = "convoke.telegram.webhook-secret";
    private static final Pattern TOKEN_FORM = Pattern.compile("(\\d{1,18}):[A-Za-z0-9_-]{20,}");
    private static final Pattern SECRET_FORM = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    @Inject
    Config config;

    /** The Bot API's address; {@code http} on loopback only, the token travels in it. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.api-url", defaultValue = "https://api.telegram.org")
    String apiUrl;

    /** How the bot hears what people write: {@code poll}, {@code webhook}, or {@code off}. Asked at each use. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.updates", defaultValue = "poll")
    Provider<String> updates;

    /** How long the API may hold a question for updates open when there are none. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.poll-timeout", defaultValue = "PT25S")
    Duration pollTimeout;

    /** How long a connection to the API may take to open. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.connect-timeout", defaultValue = "PT5S")
    Duration connectTimeout;

    /** How long an answer of the API may take. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.deadline", defaultValue = "PT15S")
    Duration deadline;

    /** Where people reach the platform; the webhook is there. */
    @Inject
    @ConfigProperty(name = "convoke.public-url")
    String publicUrl;

    @Override
    public List<ConfigurationMistake> mistakes() {
        var mistakes = new ArrayList<ConfigurationMistake>();
        var api = URI.create(apiUrl.strip());
        if ("http".equals(api.getScheme()) && !isLoopback(api.getHost())) {
            mistakes.add(new ConfigurationMistake(
                    "convoke.telegram.api-url",
                    "is \"" + apiUrl + "\", and must begin with https://, for the bot's token travels in it"));
        }
        if (configuredToken().isPresent() && !isOn()) {
            mistakes.add(new ConfigurationMistake(
                    TOKEN, "is wrong: expected the token of a bot as 123456789:…, or none (a secret)"));
        }
        if (usesWebhook() && webhookSecret().isEmpty()) {
            mistakes.add(new ConfigurationMistake(
                    WEBHOOK_SECRET,
                    "is missing or wrong: with convoke.telegram.updates=webhook, 16 to 256 letters, digits, hyphens and"
                            + " underscores are expected (a secret)"));
        }
        return mistakes;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<String> configuredToken() {
        return config.getOptionalValue(TOKEN, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The bot's token; empty when Telegram is off, as it is with what cannot be a token. */
    Optional<String> token() {
        return configuredToken().filter(token -> TOKEN_FORM.matcher(token).matches());
    }

    /** Whether there is a bot. */
    public boolean isOn() {
        return token().isPresent();
    }

    /** The bot's id, which is no secret; empty when Telegram is off. */
    public Optional<Long> botId() {
        return token().map(token -> Long.valueOf(token.substring(0, token.indexOf(':'))));
    }

    /** What Telegram sends along to the webhook; empty when none, or none that is good enough, is set. */
    public Optional<String> webhookSecret() {
        return config.getOptionalValue(WEBHOOK_SECRET, String.class)
                .map(String::strip)
                .filter(secret -> SECRET_FORM.matcher(secret).matches());
    }

    public boolean polls() {
        return updates.get().equals("poll");
    }

    public boolean usesWebhook() {
        return updates.get().equals("webhook");
    }

    public String webhookUrl() {
        return PublicUrl.of(publicUrl, "/api/v1/notifications/telegram/webhook");
    }

    String apiUrl() {
        return apiUrl.strip().replaceAll("/+$", "");
    }

    /** The API's host, with the port if one is given. */
    String host() {
        return URI.create(apiUrl()).getAuthority();
    }

    public Duration pollTimeout() {
        return pollTimeout;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration deadline() {
        return deadline;
    }
}
