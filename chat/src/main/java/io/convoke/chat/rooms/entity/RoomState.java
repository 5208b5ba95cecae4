package io.convoke.chat.rooms.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether members can write. */
@Schema(name = "ChatState")
public enum RoomState {
    OPEN("open"),
    /** The event is over or cancelled: what was said stays, nothing is added. */
    READ_ONLY("read_only");

    private final String text;

    RoomState(String text) {
        this.text = text;
    }

    /** The state as it stands in JSON. */
    @JsonValue
    public String text() {
        return text;
    }
}
