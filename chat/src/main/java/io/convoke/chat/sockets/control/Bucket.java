package io.convoke.chat.sockets.control;

/** Bounds how many frames a connection sends: some at once, and so many per second in the long run. */
final class Bucket {
    private static final double NANOS = 1e9;

    private final double burst;
    private final double perSecond;
    private double left;
    private long since;

    Bucket(int burst, int perSecond, long nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.left = burst;
        this.since = nanoTime;
    }

    /** Takes one; false when there is none. */
    synchronized boolean take(long nanoTime) {
        left = Math.min(burst, left + (nanoTime - since) / NANOS * perSecond);
        since = nanoTime;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
