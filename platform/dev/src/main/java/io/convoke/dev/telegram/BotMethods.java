package io.convoke.dev.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The methods of the Bot API that Convoke uses, with the answers and errors of the real one. */
final class BotMethods {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_TEXT = 4_096;
    private static final int MOST_UPDATES = 100;
    private static final int LONGEST_POLL_SECONDS = 50;

    private final long botId;
    private final TelegramChats chats;
    private final AtomicInteger conflicts = new AtomicInteger();

    BotMethods(long botId, TelegramChats chats) {
        this.botId = botId;
        this.chats = chats;
    }

    /** How many polls were ended because another one began. */
    int conflicts() {
        return conflicts.get();
    }

    BotAnswer call(String method, JsonNode parameters) throws InterruptedException {
        return switch (method) {
            case "getMe" -> BotAnswer.ok(me());
            case "getUpdates" -> getUpdates(parameters);
            case "sendMessage" -> sendMessage(parameters);
            case "setWebhook" -> setWebhook(parameters);
            case "deleteWebhook" -> webhook(TelegramWebhook.NONE);
            default -> BotAnswer.error(404, "Not Found: method not found");
        };
    }

    private ObjectNode me() {
        var me = JSON.objectNode();
        me.put("id", botId);
        me.put("is_bot", true);
        me.put("first_name", "Convoke");
        me.put("username", TelegramServer.BOT_NAME);
        me.put("can_join_groups", false);
        me.put("can_read_all_group_messages", false);
        me.put("supports_inline_queries", false);
        return me;
    }

    private BotAnswer getUpdates(JsonNode parameters) throws InterruptedException {
        if (chats.webhook().isSet()) {
            return BotAnswer.error(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
        var updates = chats.poll(
                chats.beginPoll(),
                parameters.path("offset").asLong(0),
                Math.min(MOST_UPDATES, Math.max(1, parameters.path("limit").asInt(MOST_UPDATES))),
                Math.min(LONGEST_POLL_SECONDS, parameters.path("timeout").asInt(0)));
        if (updates.isEmpty()) {
            conflicts.incrementAndGet();
            return BotAnswer.error(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                            + " running");
        }
        var result = JSON.arrayNode();
        updates.get().forEach(update -> result.add(update(update)));
        return BotAnswer.ok(result);
    }

    private BotAnswer sendMessage(JsonNode parameters) {
        var person = chats.person(parameters.path("chat_id").asLong(0));
        if (person.isEmpty()) {
            return BotAnswer.error(400, "Bad Request: chat not found");
        }
        if (person.get().blocked()) {
            return BotAnswer.error(403, "Forbidden: bot was blocked by the user");
        }
        var source = parameters.path("text").asText("");
        try {
            var shown = parameters.path("parse_mode").asText("").equalsIgnoreCase("HTML")
                    ? MessageHtml.read(source)
                    : new MessageHtml.Shown(source.strip(), List.of());
            if (shown.text().isEmpty()) {
                return BotAnswer.error(400, "Bad Request: message text is empty");
            }
            if (shown.text().length() > LONGEST_TEXT) {
                return BotAnswer.error(400, "Bad Request: message is too long");
            }
            return BotAnswer.ok(
                    message(person.get(), chats.deliver(person.get(), source, shown.text(), shown.links())));
        } catch (MessageHtml.Malformed e) {
            return BotAnswer.error(400, e.getMessage());
        }
    }

    private BotAnswer setWebhook(JsonNode parameters) {
        return webhook(new TelegramWebhook(
                parameters.path("url").asText(""),
                parameters.path("secret_token").asText("")));
    }

    private BotAnswer webhook(TelegramWebhook webhook) {
        chats.webhook(webhook);
        return BotAnswer.ok(BooleanNode.TRUE);
    }

    ObjectNode update(TelegramChats.Update update) {
        var node = JSON.objectNode();
        node.put("update_id", update.id());
        node.set("message", message(update.person(), update.message()));
        return node;
    }

    private ObjectNode message(TelegramPerson person, TelegramMessage message) {
        var node = JSON.objectNode();
        node.put("message_id", message.id());
        node.set("from", message.fromBot() ? from() : from(person));
        var chat = node.putObject("chat");
        chat.put("id", person.chatId());
        chat.put("first_name", person.name());
        chat.put("username", person.name());
        chat.put("type", "private");
        node.put("date", message.date().getEpochSecond());
        node.put("text", message.text());
        if (message.text().startsWith("/")) {
            var command = node.putArray("entities").addObject();
            command.put("offset", 0);
            command.put("length", message.text().split("\\s", 2)[0].length());
            command.put("type", "bot_command");
        }
        return node;
    }

    private ObjectNode from() {
        var bot = JSON.objectNode();
        bot.put("id", botId);
        bot.put("is_bot", true);
        bot.put("first_name", "Convoke");
        bot.put("username", TelegramServer.BOT_NAME);
        return bot;
    }

    private static ObjectNode from(TelegramPerson person) {
        var node = JSON.objectNode();
        node.put("id", person.chatId());
        node.put("is_bot", false);
        node.put("first_name", person.name());
        node.put("username", person.name());
        node.put("language_code", person.language());
        return node;
    }
}
