package io.convoke.chat.sockets.control;

/**
 * How far somebody knows a room.
 *
 * @param after the place of the last message that is known, 0 for none
 * @param changes the number of the last change that is known; the highest number when a client does not say
 */
public record Seen(long after, long changes) {
    /** What a client is taken to know that says nothing of changes. */
    public static final long ALL_CHANGES = Long.MAX_VALUE;
}
