package io.convoke.dev.telegram;

/**
 * Where the bot wants its updates brought.
 *
 * @param url empty when it asks for them itself
 * @param secret goes along in a header; empty: none
 */
record TelegramWebhook(String url, String secret) {
    static final TelegramWebhook NONE = new TelegramWebhook("", "");

    boolean isSet() {
        return !url.isEmpty();
    }
}
