package io.convoke.auth.accounts.entity;

import io.convoke.common.mailtokens.MailTokenPurpose;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that was mailed, stored as a hash. It can be used once, until it expires; one made for an address that nobody has
 * belongs to no account and can never be used.
 */
@Entity
@Table(name = "mail_token")
public class MailToken {
    @Id
    private UUID id;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private MailTokenPurpose purpose;

    @SuppressWarnings("UnusedVariable") // queries find links by it
    private String tokenHash;

    private Instant createdAt;
    private Instant expiresAt;
    private Instant usedAt;

    protected MailToken() {} // for Hibernate

    public MailToken(
            UUID id, Optional<UUID> accountId, MailTokenPurpose purpose, String tokenHash, Instant now, Duration life) {
        this.id = id;
        this.accountId = accountId.orElse(null);
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    /** Whether it can still be used. */
    public boolean isUsable(Instant now) {
        return accountId != null && usedAt == null && now.isBefore(expiresAt);
    }

    /** Uses it up. */
    public void use(Instant now) {
        usedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> accountId() {
        return Optional.ofNullable(accountId);
    }

    public MailTokenPurpose purpose() {
        return purpose;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
