package io.convoke.notification.preferences.entity;

import io.convoke.notification.notifications.entity.Channel;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A kind of message that a person switched off by the link in one. It holds from that moment on; the user service is told, and
 * once the preferences say the same ({@code confirmed}), a later preference that switches the kind on again ends it.
 */
@Entity
@Table(name = "unsubscription")
public class Unsubscription {
    /** A kind of a channel of a person. */
    @Embeddable
    public record Key(
            UUID userId, @Enumerated(EnumType.STRING) Channel channel, String kind) {}

    @EmbeddedId
    private Key key;

    private boolean confirmed;

    @SuppressWarnings("UnusedVariable") // tells operators since when
    private Instant at;

    protected Unsubscription() {} // for Hibernate

    /** @param confirmed whether the preferences say so already */
    public Unsubscription(Key key, boolean confirmed, Instant at) {
        this.key = key;
        this.confirmed = confirmed;
        this.at = at;
    }

    public Key key() {
        return key;
    }

    /** When the person switched it off. */
    public Instant at() {
        return at;
    }

    /** What is switched off. */
    public Switch off() {
        return new Switch(key.channel(), key.kind());
    }

    /**
     * The preferences have changed.
     *
     * @param off whether they have this switched off
     * @return whether this still holds
     */
    public boolean outlasts(boolean off) {
        if (off) {
            confirmed = true;
            return true;
        }
        return !confirmed;
    }
}
