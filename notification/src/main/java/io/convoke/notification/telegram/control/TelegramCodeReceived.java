package io.convoke.notification.telegram.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.convoke.common.events.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Somebody sent a code to the bot. The code itself does not travel.
 *
 * @param codeHash SHA-256 of the code, hexadecimal
 */
public record TelegramCodeReceived(String codeHash, long chatId, Instant at) implements PublishedEvent {
    static TelegramCodeReceived of(String code, long chatId, Instant at) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return new TelegramCodeReceived(HexFormat.of().formatHex(hash), chatId, at);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String topic() {
        return "notifications";
    }

    @Override
    public String type() {
        return "telegram-code-received";
    }

    /** Nobody is known yet; codes of one chat keep their order. */
    @Override
    @JsonIgnore
    public UUID key() {
        return UUID.nameUUIDFromBytes(("telegram:" + chatId).getBytes(StandardCharsets.UTF_8));
    }
}
