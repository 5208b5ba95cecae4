package io.convoke.notification.telegram.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import java.util.Locale;
import java.util.Optional;

/** What this service reads of an update: a message to the bot. */
public record Update(@JsonProperty("update_id") Long id, Message message) {
    private static final String RUSSIAN = "ru";

    record Message(Chat chat, From from, String text) {}

    record Chat(Long id, String type) {}

    record From(
            @JsonProperty("is_bot") Boolean isBot,
            @JsonProperty("language_code") String language) {}

    /**
     * Reads an update.
     *
     * @return empty when it is none
     */
    public static Optional<Update> of(JsonNode node) {
        try {
            return Optional.of(Json.events().convertValue(node, Update.class)).filter(update -> update.id() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a person wrote it in a private chat; only there is nobody else who reads what the bot answers. */
    boolean isPrivate() {
        return message != null
                && message.chat() != null
                && message.chat().id() != null
                && "private".equals(message.chat().type())
                && (message.from() == null
                        || !Boolean.TRUE.equals(message.from().isBot()));
    }

    long chatId() {
        return message.chat().id();
    }

    /** Empty when it is no text. */
    String text() {
        return message.text() == null ? "" : message.text().strip();
    }

    /** English or Russian, as the person's Telegram is. */
    Locale locale() {
        var language = message.from() == null ? null : message.from().language();
        return language != null && language.toLowerCase(Locale.ROOT).startsWith(RUSSIAN)
                ? Locale.forLanguageTag(RUSSIAN)
                : Locale.ENGLISH;
    }
}
