package io.convoke.chat.sockets.control;

/**
 * How far a client got before it connected again.
 *
 * @param after the place of the last message that it knows, 0 for none
 * @param changes the number of the last change that it knows; the highest number when it does not say
 */
public record Seen(long after, long changes) {
    /** What a client is taken to know that says nothing of changes. */
    public static final long ALL_CHANGES = Long.MAX_VALUE;
}
