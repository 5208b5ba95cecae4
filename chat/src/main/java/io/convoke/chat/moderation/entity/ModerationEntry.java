package io.convoke.chat.moderation.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One line of a room's moderation log; never changed. */
@Entity
@Table(name = "moderation_entry")
public class ModerationEntry {
    @Id
    private UUID id;

    private UUID chatId;
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ModerationAction action;

    private UUID messageId;
    private Instant until;
    private String reason;
    private UUID moderatorId;
    private Instant at;

    protected ModerationEntry() {} // for Hibernate

    /** What a moderator did to a person. */
    public ModerationEntry(
            UUID id,
            Sanction.Key whom,
            ModerationAction action,
            Optional<Instant> until,
            Optional<String> reason,
            UUID moderatorId,
            Instant at) {
        this.id = id;
        this.chatId = whom.chatId();
        this.userId = whom.userId();
        this.action = action;
        this.until = until.orElse(null);
        this.reason = reason.orElse(null);
        this.moderatorId = moderatorId;
        this.at = at;
    }

    /** That a moderator deleted a message of the person. */
    public ModerationEntry(UUID id, UUID chatId, UUID userId, UUID messageId, UUID moderatorId, Instant at) {
        this.id = id;
        this.chatId = chatId;
        this.userId = userId;
        this.action = ModerationAction.DELETE;
        this.messageId = messageId;
        this.moderatorId = moderatorId;
        this.at = at;
    }

    public UUID id() {
        return id;
    }

    /** The room. */
    public UUID chatId() {
        return chatId;
    }

    /** Whom it concerned. */
    public UUID userId() {
        return userId;
    }

    public ModerationAction action() {
        return action;
    }

    /** The message that was deleted. */
    public Optional<UUID> messageId() {
        return Optional.ofNullable(messageId);
    }

    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public UUID moderatorId() {
        return moderatorId;
    }

    public Instant at() {
        return at;
    }
}
