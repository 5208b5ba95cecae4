package io.convoke.notification.preferences.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/** A person's language and zone, as the user service last said. Never goes back to an older version. */
@Entity
@Table(name = "profile")
public class Profile {
    private static final String RUSSIAN = "ru";
    private static final String ENGLISH = "en";

    @Id
    private UUID userId;

    private long version;
    private String locale;
    private String timeZone;
    private Instant at;

    protected Profile() {} // for Hibernate

    public Profile(UUID userId, long version, String locale, ZoneId timeZone, Instant at) {
        this.userId = userId;
        become(version, locale, timeZone, at);
    }

    /** Takes over what an event says; one that is not newer changes nothing. */
    public void become(long newVersion, String newLocale, ZoneId newZone, Instant newAt) {
        if (newVersion <= version) {
            return;
        }
        this.version = newVersion;
        this.locale = RUSSIAN.equals(newLocale) ? RUSSIAN : ENGLISH;
        this.timeZone = newZone.getId();
        this.at = newAt;
    }

    /** English or Russian. */
    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    /** When the profile became so. */
    public Instant at() {
        return at;
    }
}
