package io.convoke.media.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A file in the store. Announced before its bytes are written, kept in the transaction that refers to it, marked as being
 * removed in the transaction that refers to it no longer; the row goes after the bytes. One that is neither kept nor
 * removed for long is what a crash left, and is removed.
 */
@Entity
@Table(name = "stored_object")
public class StoredObject {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ObjectStatus status;

    @Column(updatable = false)
    private String contentType;

    @Column(updatable = false)
    private long size;

    @Column(updatable = false)
    private String sha256;

    private Instant changedAt;

    protected StoredObject() {} // for Hibernate

    /**
     * Announces a file.
     *
     * @param size in bytes
     * @param sha256 of the bytes, 64 hexadecimal digits
     */
    public StoredObject(UUID id, String contentType, long size, String sha256, Instant now) {
        this.id = id;
        this.status = ObjectStatus.STORING;
        this.contentType = contentType;
        this.size = size;
        this.sha256 = sha256;
        this.changedAt = now;
    }

    /**
     * Something refers to it from now on.
     *
     * @throws IllegalStateException when it is being removed, for it took too long
     */
    public void keep(Instant now) {
        if (status != ObjectStatus.STORING) {
            throw new IllegalStateException("Object " + id + " is " + status + " and cannot be kept");
        }
        change(ObjectStatus.KEPT, now);
    }

    /** Nothing refers to it any more. */
    public void remove(Instant now) {
        if (status != ObjectStatus.REMOVING) {
            change(ObjectStatus.REMOVING, now);
        }
    }

    private void change(ObjectStatus next, Instant now) {
        status = next;
        changedAt = now;
    }

    /** Whether its bytes are on their way out. */
    public boolean isBeingRemoved() {
        return status == ObjectStatus.REMOVING;
    }

    public UUID id() {
        return id;
    }

    public String contentType() {
        return contentType;
    }

    /** When it came into its present state. */
    public Instant changedAt() {
        return changedAt;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Of the bytes, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }
}
