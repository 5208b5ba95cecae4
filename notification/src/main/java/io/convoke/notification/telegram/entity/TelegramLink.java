package io.convoke.notification.telegram.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a person has linked a private chat with the bot, and which. Follows the user service, but for a bot that is
 * blocked: then the link ends here first. Never goes back to an older version.
 */
@Entity
@Table(name = "telegram_link")
public class TelegramLink {
    @Id
    private UUID userId;

    private Long chatId;
    private long version;

    @SuppressWarnings("UnusedVariable") // tells operators since when
    private Instant since;

    protected TelegramLink() {} // for Hibernate

    /** @param chat empty when it is not linked any more */
    public TelegramLink(UUID userId, Optional<Long> chat, long version, Instant since) {
        this.userId = userId;
        this.chatId = chat.orElse(null);
        this.version = version;
        this.since = since;
    }

    /** Takes over what an event says; false, and nothing changes, when it is not newer than what is known. */
    public boolean become(Optional<Long> chat, long newVersion, Instant at) {
        if (newVersion <= version) {
            return false;
        }
        this.chatId = chat.orElse(null);
        this.version = newVersion;
        this.since = at;
        return true;
    }

    /** The person has blocked the bot; false when the link had ended already. */
    public boolean block() {
        var was = chatId != null;
        this.chatId = null;
        return was;
    }

    /** When it was linked, or the link ended. */
    public Instant since() {
        return since;
    }

    /** The private chat; empty when none is linked. */
    public Optional<Long> chatId() {
        return Optional.ofNullable(chatId);
    }
}
