package io.convoke.notification.recipients.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;

/** Whom messages go to: what auth last said about an account. */
@Entity
@Table(name = "recipient")
public class Recipient {
    private static final String RUSSIAN = "ru";
    private static final String ENGLISH = "en";

    @Id
    private UUID userId;

    private String username;
    private String email;
    private String locale;
    private long version;

    protected Recipient() {} // for Hibernate

    public Recipient(UUID userId, String username, String email, String locale, long version) {
        this.userId = userId;
        become(username, email, locale, version);
    }

    /** Takes over what an event says; an older event than known changes nothing. */
    public void become(String newUsername, String newEmail, String newLocale, long newVersion) {
        if (newVersion < version) {
            return;
        }
        this.username = newUsername;
        this.email = newEmail;
        this.locale = RUSSIAN.equals(newLocale) ? RUSSIAN : ENGLISH;
        this.version = newVersion;
    }

    public UUID userId() {
        return userId;
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    /** The language that the person signed up in: English or Russian. */
    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    public long version() {
        return version;
    }
}
