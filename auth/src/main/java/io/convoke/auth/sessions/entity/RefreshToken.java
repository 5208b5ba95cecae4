package io.convoke.auth.sessions.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One refresh token of a session, as a hash: used once, and kept afterwards so that a second use is noticed. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {
    @Id
    private String tokenHash;

    private UUID sessionId;
    private Instant issuedAt;
    private Instant usedAt;

    protected RefreshToken() {} // for Hibernate

    public RefreshToken(String tokenHash, UUID sessionId, Instant now) {
        this.tokenHash = tokenHash;
        this.sessionId = sessionId;
        this.issuedAt = now;
    }

    /** Uses it; false when it was used before. */
    public boolean use(Instant now) {
        if (usedAt != null) {
            return false;
        }
        usedAt = now;
        return true;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
