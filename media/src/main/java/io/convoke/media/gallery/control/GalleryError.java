package io.convoke.media.gallery.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why the gallery refuses. */
public enum GalleryError implements ProblemType {
    EVENT_UNKNOWN(404, "There is no such event"),
    MEDIA_UNKNOWN(404, "There is no such picture or video"),
    THUMBNAIL_UNKNOWN(404, "There is no such thumbnail"),
    MEDIA_LIMIT_REACHED(409, "The event has as many files as it can have"),
    THUMBNAIL_NOT_READY(503, "The thumbnail is being made");

    private final int status;
    private final String title;

    GalleryError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
