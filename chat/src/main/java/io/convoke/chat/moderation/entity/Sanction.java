package io.convoke.chat.moderation.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something that is forbidden to a person in a room, from when it is imposed until it is lifted or ends by itself. */
@Entity
@Table(name = "sanction")
public class Sanction {
    /** What it is about. */
    @Embeddable
    public record Key(
            UUID chatId,
            UUID userId,
            @Enumerated(EnumType.STRING) SanctionKind kind) {}

    @EmbeddedId
    private Key key;

    private Instant until;
    private String reason;

    @Column(name = "imposed_by")
    private UUID imposedBy;

    private Instant imposedAt;

    protected Sanction() {} // for Hibernate

    /**
     * A new one.
     *
     * @param until when it ends by itself; empty for one without an end
     */
    public Sanction(Key key, Optional<Instant> until, Optional<String> reason, UUID moderator, Instant now) {
        this.key = key;
        impose(until, reason, moderator, now);
    }

    /** Imposes it anew, perhaps until another time. */
    public final void impose(Optional<Instant> until, Optional<String> reason, UUID moderator, Instant now) {
        this.until = until.orElse(null);
        this.reason = reason.orElse(null);
        this.imposedBy = moderator;
        this.imposedAt = now;
    }

    public UUID userId() {
        return key.userId();
    }

    /** When it ends by itself; empty for one without an end. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The moderator. */
    public UUID imposedBy() {
        return imposedBy;
    }

    public Instant imposedAt() {
        return imposedAt;
    }
}
