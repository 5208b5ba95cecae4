package io.convoke.media.storage.entity;

import jakarta.persistence.EnumeratedValue;

/** Where a stored file is in its life. */
public enum ObjectStatus {
    /** Announced; its bytes may be there, partly there, or not. */
    STORING("storing"),
    /** Its bytes are there and something refers to it. */
    KEPT("kept"),
    /** Nothing refers to it any more; its bytes are being removed. */
    REMOVING("removing");

    @EnumeratedValue
    private final String text;

    ObjectStatus(String text) {
        this.text = text;
    }

    /** As it stands in the database. */
    public String text() {
        return text;
    }
}
