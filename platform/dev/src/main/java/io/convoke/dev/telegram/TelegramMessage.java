package io.convoke.dev.telegram;

import java.time.Instant;
import java.util.List;

/**
 * One message of a chat between a person and the bot.
 *
 * @param id rises within all chats
 * @param person the name of the person whose chat it is
 * @param fromBot whether the bot wrote it, not the person
 * @param text as it is seen
 * @param source as it was sent, marks and all
 * @param links where the text's links lead
 */
public record TelegramMessage(
        long id, String person, boolean fromBot, String text, String source, List<String> links, Instant date) {
    public TelegramMessage {
        links = List.copyOf(links);
    }
}
