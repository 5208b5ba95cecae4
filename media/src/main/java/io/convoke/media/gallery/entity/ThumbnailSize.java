package io.convoke.media.gallery.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sizes of thumbnails, the largest first. */
public enum ThumbnailSize {
    LARGE(1280),
    MEDIUM(480),
    SMALL(160);

    private final int side;

    ThumbnailSize(int side) {
        this.side = side;
    }

    /** Of the square that it fits into, in pixels. */
    public int side() {
        return side;
    }

    /** The last part of its address. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The size of this name. */
    public static Optional<ThumbnailSize> of(String text) {
        return Arrays.stream(values()).filter(size -> size.text().equals(text)).findFirst();
    }
}
