package io.convoke.chat.sockets.control;

/**
 * One open socket. Begins held, for a client that comes back asks first for what it missed; then catches up from the history,
 * and is live once it has all. Each message is sent at most once on a connection. The fields that its room guards are only
 * touched with the room's monitor held.
 */
public final class Connection {
    /** Where a connection is. */
    enum Mode {
        HELD,
        CATCHING_UP,
        LIVE
    }

    private final Guest guest;
    private final Line line;
    private final FrameQueue out;
    private final Turns turns;
    private final Bucket bucket;
    private volatile boolean ended;
    private volatile long heardAt;
    private long typedAt;
    private volatile Runnable whenDrained = () -> {};

    // guarded by the room: messages from low to high, low excluded, have been sent
    Mode mode = Mode.HELD;
    long low;
    long high;
    long change;
    // guarded by the room: messages from here to gapEnd, both excluded, are to be sent before any others
    long gap;
    long gapEnd;

    Connection(Guest guest, Line line, Limits limits, Workers workers, long nanoTime) {
        this.guest = guest;
        this.line = line;
        this.out = new FrameQueue(line, limits.queue(), () -> inTurn(whenDrained), () -> end(Ending.TOO_SLOW));
        this.turns = new Turns(workers, () -> end(Ending.OVERLOADED));
        this.bucket = new Bucket(limits.burst(), limits.perSecond(), nanoTime);
        this.heardAt = nanoTime;
        this.typedAt = nanoTime - limits.typingNanos();
        this.low = guest.met().after();
        this.high = low;
        this.change = guest.met().changes();
    }

    /**
     * What a connection may do.
     *
     * @param queue most frames that wait to be sent
     * @param burst most frames that it sends at once
     * @param perSecond most frames that it sends in a second in the long run
     * @param typingNanos shortest time between two signs of typing that are passed on
     */
    record Limits(int queue, int burst, int perSecond, long typingNanos) {}

    /** Who it is. */
    public Guest guest() {
        return guest;
    }

    /** Notes that a frame came; false when it was one too many. */
    boolean hear(long nanoTime) {
        heardAt = nanoTime;
        return bucket.take(nanoTime);
    }

    /** Whether nothing came for so long. */
    boolean isSilent(long nanoTime, long longestNanos) {
        return nanoTime - heardAt > longestNanos;
    }

    /** Whether a sign of typing may be passed on now; called in turns only. */
    boolean types(long nanoTime, long pauseNanos) {
        if (nanoTime - typedAt < pauseNanos) {
            return false;
        }
        typedAt = nanoTime;
        return true;
    }

    /** Does something for this connection when its turn comes. */
    public void inTurn(Runnable work) {
        turns.submit(() -> {
            if (!ended) {
                work.run();
            }
        });
    }

    /** Sends a frame after those that wait; a client that has too many waiting is too slow, and the connection ends. */
    public void push(OutboundFrame frame) {
        push(frame.text());
    }

    void push(String frame) {
        if (!ended && !out.offer(frame)) {
            end(Ending.TOO_SLOW);
        }
    }

    /** What is done in turn when the queue has room again. */
    void whenDrained(Runnable work) {
        whenDrained = work;
    }

    /** Whether a frame has been on its way for so long. */
    boolean isStuck(long nanoTime, long longestNanos) {
        return out.isStuck(nanoTime, longestNanos);
    }

    /** Whether few frames wait to be sent; if not, {@link #whenDrained} happens when that is so. */
    boolean hasRoomElseDrain() {
        return out.isLowElseDrain();
    }

    /** Ends it, once. */
    public void end(Ending ending) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        out.end();
        line.end(ending);
    }

    /** Notes that the other side has ended it. */
    synchronized void gone() {
        ended = true;
        out.end();
    }

    boolean isEnded() {
        return ended;
    }
}
