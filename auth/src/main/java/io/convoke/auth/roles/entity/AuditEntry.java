package io.convoke.auth.roles.entity;

import io.convoke.auth.accounts.entity.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who granted or revoked which role, to or from whom; written once, never changed but for
 * the names of those who erase their account. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    /** What is called so has erased its account; one random id stands for one person. */
    public static final String ERASED = "(erased)";

    /** What was done. */
    public enum Action {
        ROLE_GRANTED,
        ROLE_REVOKED
    }

    /**
     * An account as it was called when something was done.
     *
     * @param id empty for the platform itself
     */
    public record Party(Optional<UUID> id, String username) {
        /** The platform, acting by its configuration. */
        public static final Party PLATFORM = new Party(Optional.empty(), "(platform)");
    }

    @Id
    private UUID id;

    private Instant at;
    private UUID actorId;
    private String actorUsername;

    @Enumerated(EnumType.STRING)
    private Action action;

    private UUID subjectId;
    private String subjectUsername;
    private String role;

    protected AuditEntry() {} // for Hibernate

    public AuditEntry(
            UUID id, Instant at, Party actor, Action action, UUID subjectId, String subjectUsername, Role role) {
        this.id = id;
        this.at = at;
        this.actorId = actor.id().orElse(null);
        this.actorUsername = actor.username();
        this.action = action;
        this.subjectId = subjectId;
        this.subjectUsername = subjectUsername;
        this.role = role.label();
    }

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public Party actor() {
        return new Party(Optional.ofNullable(actorId), actorUsername);
    }

    public Action action() {
        return action;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public String subjectUsername() {
        return subjectUsername;
    }

    public String role() {
        return role;
    }
}
