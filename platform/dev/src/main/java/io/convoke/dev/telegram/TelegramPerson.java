package io.convoke.dev.telegram;

/**
 * Somebody who has written to the bot.
 *
 * @param chatId of the private chat; the person's id too
 * @param language of the person's Telegram, for example {@code en}
 * @param blocked whether the person has blocked the bot
 */
public record TelegramPerson(String name, long chatId, String language, boolean blocked) {
    TelegramPerson withBlocked(boolean now) {
        return new TelegramPerson(name, chatId, language, now);
    }

    TelegramPerson withLanguage(String now) {
        return new TelegramPerson(name, chatId, now, blocked);
    }
}
