package io.convoke.media.pictures.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is taken. */
public enum FileKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm");

    /** All of them, in words. */
    public static final String ALL = "JPEG, PNG, WebP, GIF, MP4, WebM";

    private final String contentType;
    private final String extension;

    FileKind(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The kind that a content type without parameters names. */
    public static Optional<FileKind> named(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        if (type.equals("image/jpg") || type.equals("image/pjpeg")) {
            return Optional.of(JPEG); // never registered, and in use all the same
        }
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(type))
                .findFirst();
    }

    /** Whether it is a picture; else it is a video. */
    public boolean isPicture() {
        return contentType.startsWith("image/");
    }

    /** Its media type (IANA). */
    public String contentType() {
        return contentType;
    }

    /** The usual end of a file's name, without the dot. */
    public String extension() {
        return extension;
    }
}
