package io.convoke.auth.sessions.entity;

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
 * One log-in and what was refreshed from it. It lives while it is refreshed often enough, but not for ever, and ends early
 * when the person ends it, the password changes, or a used refresh token comes again. Once ended it stays ended.
 */
@Entity
@Table(name = "session")
public class Session {
    private static final int LONGEST_USER_AGENT = 300;

    @Id
    private UUID id;

    private UUID accountId;
    private String userAgent;
    private Instant createdAt;
    private Instant lastUsedAt;
    private Instant expiresAt;
    private Instant endsAtLatest;
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private EndReason endReason;

    protected Session() {} // for Hibernate

    /**
     * @param userAgent as the client names itself; cut and cleaned of control characters
     * @param idle how long it lives without a refresh
     * @param longest how long it lives at all
     */
    public Session(UUID id, UUID accountId, Optional<String> userAgent, Instant now, Duration idle, Duration longest) {
        this.id = id;
        this.accountId = accountId;
        this.userAgent = userAgent.map(Session::clean).orElse(null);
        this.createdAt = now;
        this.endsAtLatest = now.plus(longest);
        use(now, idle);
    }

    private static String clean(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_USER_AGENT ? plain.substring(0, LONGEST_USER_AGENT) : plain;
    }

    /** Lives on, from now for the idle time, but never longer than it may at all. */
    public final void use(Instant now, Duration idle) {
        lastUsedAt = now;
        var until = now.plus(idle);
        expiresAt = until.isBefore(endsAtLatest) ? until : endsAtLatest;
    }

    /** Ends it; nothing changes when it has ended before. */
    public void end(EndReason reason, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endReason = reason;
        }
    }

    /** Whether it can be refreshed. */
    public boolean isLive(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public Optional<String> userAgent() {
        return Optional.ofNullable(userAgent);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Optional<EndReason> endReason() {
        return Optional.ofNullable(endReason);
    }
}
