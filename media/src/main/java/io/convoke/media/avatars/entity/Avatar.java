package io.convoke.media.avatars.entity;

import io.convoke.media.storage.entity.StoredObject;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's avatar. Begins with the first picture, gets others, may lose it; stays for the sake of its version until the
 * person is forgotten.
 */
@Entity
@Table(name = "avatar")
public class Avatar {
    @Id
    private UUID userId;

    private long version;

    @ManyToOne
    @JoinColumn(name = "picture_id")
    private StoredObject picture;

    private Instant changedAt;

    protected Avatar() {} // for Hibernate

    /** Another picture; returns the one before. */
    public Optional<StoredObject> show(StoredObject next, Instant now) {
        var before = picture();
        change(next, now);
        return before;
    }

    /** No picture any more; returns the one before. */
    public Optional<StoredObject> hide(Instant now) {
        var before = picture();
        change(null, now);
        return before;
    }

    private void change(StoredObject next, Instant now) {
        picture = next;
        version++;
        changedAt = now;
    }

    public UUID userId() {
        return userId;
    }

    /** Rises with every change, without gaps. */
    public long version() {
        return version;
    }

    public Optional<StoredObject> picture() {
        return Optional.ofNullable(picture);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
