package io.convoke.chat.sockets.control;

/** Why the service ends a connection; codes of RFC 6455, section 7.4. */
public enum Ending {
    GOING_AWAY(1001, "The service stops; connect again"),
    IDLE(1001, "Nothing was heard for too long"),
    BINARY(1003, "Only text is understood"),
    RIGHTS_LOST(1008, "You do not belong to this chat any more"),
    FLOOD(1008, "Too many frames"),
    TOO_BIG(1009, "A frame has at most 64 KB"),
    FAILED(1011, "Something went wrong on our side; connect again"),
    TOO_SLOW(1013, "You read too slowly; connect again and resume"),
    OVERLOADED(1013, "Too much to do; connect again later");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The close code. */
    public int code() {
        return code;
    }

    /** The reason that the other side reads. */
    public String reason() {
        return reason;
    }
}
