package io.convoke.media.gallery.entity;

import jakarta.persistence.EnumeratedValue;

/** How far an item's thumbnails are. */
public enum ThumbnailStatus {
    /** They will be made. */
    PENDING("pending"),
    MADE("made"),
    /** There are none: a video, or a picture that they could not be made of. */
    NONE("none");

    @EnumeratedValue
    private final String text;

    ThumbnailStatus(String text) {
        this.text = text;
    }

    /** As it stands in the database. */
    public String text() {
        return text;
    }
}
