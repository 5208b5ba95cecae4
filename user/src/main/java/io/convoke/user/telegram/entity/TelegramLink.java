package io.convoke.user.telegram.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One person's link to a chat with the bot. Begins without a chat; a code is offered, and the chat from which it comes back in
 * time becomes the person's, in the place of an earlier one. A code is good once, and the next one takes its place. The
 * version counts linking and unlinking, each of which is published.
 */
@Entity
@Table(name = "telegram_link")
public class TelegramLink {
    /** How long a code can be used. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** What became of a code. */
    public enum Outcome {
        LINKED,
        USED,
        EXPIRED
    }

    @Id
    private UUID userId;

    private long version;
    private Long chatId;
    private Instant linkedAt;

    @SuppressWarnings("UnusedVariable") // read by queries
    private String codeHash;

    private Instant codeExpiresAt;
    private Instant codeUsedAt;

    protected TelegramLink() {} // for Hibernate

    /** One without a chat. */
    public TelegramLink(UUID userId) {
        this.userId = userId;
    }

    /**
     * Makes this code good, and any earlier one worthless.
     *
     * @return when it expires
     */
    public Instant offer(String hash, Instant now) {
        codeHash = hash;
        codeExpiresAt = now.plus(CODE_LIFE);
        codeUsedAt = null;
        return codeExpiresAt;
    }

    /**
     * Uses the code up for a chat.
     *
     * @param sentAt when it was sent to the bot
     */
    public Outcome redeem(long chat, Instant sentAt) {
        if (codeUsedAt != null) {
            return Outcome.USED;
        }
        if (!sentAt.isBefore(codeExpiresAt)) {
            return Outcome.EXPIRED;
        }
        codeUsedAt = sentAt;
        chatId = chat;
        linkedAt = sentAt;
        version++;
        return Outcome.LINKED;
    }

    /** Ends the link, and makes an open code worthless; false when there was no chat. */
    public boolean unlink() {
        codeHash = null;
        codeExpiresAt = null;
        codeUsedAt = null;
        if (chatId == null) {
            return false;
        }
        chatId = null;
        linkedAt = null;
        version++;
        return true;
    }

    /** Whether this is the person's chat. */
    public boolean isWith(long chat) {
        return chatId != null && chatId == chat;
    }

    public UUID userId() {
        return userId;
    }

    /** How often it was linked and unlinked. */
    public long version() {
        return version;
    }

    /** Since when there is a chat; empty when there is none. */
    public Optional<Instant> linkedAt() {
        return Optional.ofNullable(linkedAt);
    }
}
