package io.convoke.user.profiles.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a person is to others, and what the person told only us. Born with the account, or with the first change where the news
 * of the account lags; changed by the person, by the account and by the person's avatar; gone when the account is erased. The
 * version rises by one with every change, and each version is published.
 */
@Entity
@Table(name = "profile")
public class Profile {
    /** The zone of those who have not said otherwise. */
    public static final String DEFAULT_ZONE = "UTC";

    @Id
    private UUID userId;

    private long version;
    private String username;
    private String email;
    private String displayName;
    private String bio;
    private String locale;
    private String timeZone;
    private String profilePicture;
    private Instant createdAt;
    private Instant updatedAt;

    protected Profile() {} // for Hibernate

    /**
     * One that nobody has been told of, of version 0.
     *
     * @param locale {@code en} or {@code ru}
     */
    public Profile(UUID userId, String username, String locale, Instant createdAt) {
        this.userId = userId;
        this.username = username;
        this.displayName = username;
        this.locale = locale;
        this.timeZone = DEFAULT_ZONE;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** What a person says about themselves; all of it. */
    public record Description(
            String displayName,
            Optional<String> bio,
            String locale,
            String timeZone,
            Optional<String> profilePicture) {}

    /** What the person says about themselves now. */
    public Description description() {
        return new Description(displayName, bio(), locale, timeZone, profilePicture());
    }

    /** Replaces what the person says; false when it is what was said before. */
    public boolean describe(Description wanted, Instant now) {
        if (version > 0 && wanted.equals(description())) {
            return false;
        }
        displayName = wanted.displayName();
        bio = wanted.bio().orElse(null);
        locale = wanted.locale();
        timeZone = wanted.timeZone();
        profilePicture = wanted.profilePicture().orElse(null);
        return touch(now);
    }

    /** Takes the address over from the account; false when it was known. */
    public boolean reachAt(String address, Instant now) {
        if (version > 0 && address.equals(email)) {
            return false;
        }
        email = address;
        return touch(now);
    }

    /**
     * Shows another avatar, or none.
     *
     * @param before the avatar that was there until now; a picture from elsewhere is not taken away with it
     * @return whether the picture changed
     */
    public boolean showAvatar(Optional<String> before, Optional<String> avatar, Instant now) {
        var picture = avatar.or(() -> profilePicture().filter(shown -> !before.equals(Optional.of(shown))));
        if (picture.equals(profilePicture())) {
            return false;
        }
        profilePicture = picture.orElse(null);
        return touch(now);
    }

    /** Has the picture that was uploaded before the profile was there. */
    public void beginWith(Optional<String> avatar) {
        avatar.ifPresent(picture -> profilePicture = picture);
    }

    private boolean touch(Instant now) {
        version++;
        updatedAt = now;
        return true;
    }

    public UUID userId() {
        return userId;
    }

    /** The number of changes so far; 0 before the profile is kept. */
    public long version() {
        return version;
    }

    public String username() {
        return username;
    }

    /** Empty while the account's news has not arrived. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public String displayName() {
        return displayName;
    }

    public Optional<String> bio() {
        return Optional.ofNullable(bio);
    }

    /** {@code en} or {@code ru}. */
    public String locale() {
        return locale;
    }

    /** An IANA zone. */
    public String timeZone() {
        return timeZone;
    }

    public Optional<String> profilePicture() {
        return Optional.ofNullable(profilePicture);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
