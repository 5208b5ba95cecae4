package io.convoke.media.gallery.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What hangs on an event. */
@Schema(name = "MediaKind")
public enum MediaType {
    IMAGE("image"),
    VIDEO("video");

    @EnumeratedValue
    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    /** As it stands in JSON and in the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
