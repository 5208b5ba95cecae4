package io.convoke.auth.accounts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person who may log in. It begins unverified and acts as {@code guest}; a mailed link verifies it, from when on it acts
 * with the roles that it was granted ({@code user} from the beginning). The version rises with every change that is
 * published, so that consumers can tell old from new; changes lock the row first.
 */
@Entity
@Table(name = "account")
public class Account {
    /** The role of accounts whose e-mail is not verified, and of those without any role. */
    public static final String GUEST = "guest";

    @Id
    private UUID id;

    private String username;
    private String usernameKey;
    private String email;
    private String emailKey;
    private String passHash;
    private String locale;
    private Instant emailVerifiedAt;

    @Column(columnDefinition = "text[]")
    private String[] roles;

    private long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Account() {} // for Hibernate

    public Account(UUID id, String username, EmailAddress email, String passHash, String locale, Instant now) {
        this.id = id;
        this.username = username;
        this.usernameKey = usernameKey(username);
        this.email = email.text();
        this.emailKey = email.key();
        this.passHash = passHash;
        this.locale = locale;
        this.roles = labels(Set.of(Role.USER));
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What decides whether two usernames are the same. */
    public static String usernameKey(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    /** Takes note that a link sent to the address came back; false when it was verified before. */
    public boolean verifyEmail(Instant now) {
        if (emailVerifiedAt != null) {
            return false;
        }
        emailVerifiedAt = now;
        touch(now);
        return true;
    }

    /** Replaces the stored hash after the person chose another password. */
    public void changePassword(String newHash, Instant now) {
        passHash = newHash;
        updatedAt = now;
    }

    /** Replaces the hash of the same password by one of present strength. */
    public void strengthenHash(String newHash) {
        passHash = newHash;
    }

    /** Replaces the granted roles; false when they are what they were. */
    public boolean grant(Set<Role> granted, Instant now) {
        if (granted.equals(grantedRoles())) {
            return false;
        }
        roles = labels(granted);
        touch(now);
        return true;
    }

    private void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    private static String[] labels(Collection<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::label).toArray(String[]::new);
    }

    /** The roles that the account was granted, whether or not it may use them yet. */
    public Set<Role> grantedRoles() {
        var granted = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::of).forEach(granted::add);
        return granted;
    }

    /** The roles that the account acts with, as they stand in tokens. */
    public List<String> effectiveRoles() {
        return isEmailVerified() && roles.length > 0 ? List.of(roles) : List.of(GUEST);
    }

    /** Whether the account governs the platform at present. */
    public boolean isActingAdmin() {
        return isEmailVerified() && grantedRoles().contains(Role.ADMIN);
    }

    public boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    public Optional<Instant> emailVerifiedAt() {
        return Optional.ofNullable(emailVerifiedAt);
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String usernameKey() {
        return usernameKey;
    }

    public String email() {
        return email;
    }

    public String emailKey() {
        return emailKey;
    }

    public String passHash() {
        return passHash;
    }

    /** The language of mails, {@code en} or {@code ru}. */
    public String locale() {
        return locale;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
