package io.convoke.dev.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of the Bot API.
 *
 * @param status the HTTP status, which is the {@code error_code} too
 */
public record BotAnswer(int status, ObjectNode body) {

    static BotAnswer ok(JsonNode result) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("ok", true);
        body.set("result", result);
        return new BotAnswer(200, body);
    }

    /** An error in the API's words, for example 403 {@code Forbidden: bot was blocked by the user}. */
    public static BotAnswer error(int status, String description) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("ok", false);
        body.put("error_code", status);
        body.put("description", description);
        return new BotAnswer(status, body);
    }

    /** 429, which says after how many seconds the bot may go on. */
    public static BotAnswer tooManyRequests(int retryAfter) {
        var answer = error(429, "Too Many Requests: retry after " + retryAfter);
        answer.body().putObject("parameters").put("retry_after", retryAfter);
        return answer;
    }
}
