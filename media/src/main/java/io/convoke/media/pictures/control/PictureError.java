package io.convoke.media.pictures.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why a file is not taken as what it pretends to be. */
public enum PictureError implements ProblemType {
    IMAGE_TOO_LARGE(422, "The picture has too many pixels"),
    IMAGE_UNREADABLE(422, "The picture cannot be decoded"),
    IMAGE_WITH_FOREIGN_CONTENT(422, "The picture's file holds more than a picture"),
    MEDIA_TYPE_MISMATCH(422, "The file is not of the declared type");

    private final int status;
    private final String title;

    PictureError(int status, String title) {
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
