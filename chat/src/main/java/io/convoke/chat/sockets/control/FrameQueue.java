package io.convoke.chat.sockets.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What waits to be sent on one line: so many frames at most, and one on its way. A client that does not keep up fills its own
 * queue and nobody else's.
 */
final class FrameQueue {
    private final Line line;
    private final int capacity;
    private final int low;
    private final Runnable drained;
    private final Runnable failed;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private long sendingSince;
    private boolean ended;
    private boolean draining;

    /**
     * An empty queue.
     *
     * @param capacity most frames that wait
     * @param drained called when a queue that was asked to drain has few frames left
     * @param failed called when a frame could not be sent in time
     */
    FrameQueue(Line line, int capacity, Runnable drained, Runnable failed) {
        this.line = line;
        this.capacity = capacity;
        this.low = capacity / 4;
        this.drained = drained;
        this.failed = failed;
    }

    /** Puts a frame at the end; false when the queue is full. After the end frames are dropped. */
    boolean offer(String frame) {
        synchronized (this) {
            if (ended) {
                return true;
            }
            if (sending) {
                if (waiting.size() >= capacity) {
                    return false;
                }
                waiting.add(frame);
                return true;
            }
            start();
        }
        line.send(frame, this::sent);
        return true;
    }

    /** Whether few frames wait; if not, {@code drained} is called when that is so. */
    synchronized boolean isLowElseDrain() {
        if (waiting.size() <= low) {
            return true;
        }
        draining = true;
        return false;
    }

    /** Sends nothing more and forgets what waits. */
    synchronized void end() {
        ended = true;
        waiting.clear();
    }

    /** Whether a frame has been on its way for so long. */
    synchronized boolean isStuck(long nanoTime, long longestNanos) {
        return sending && nanoTime - sendingSince > longestNanos;
    }

    private void start() {
        sending = true;
        sendingSince = System.nanoTime();
    }

    private void sent(boolean good) {
        var next = Optional.<String>empty();
        var low = false;
        synchronized (this) {
            if (good) {
                next = Optional.ofNullable(waiting.poll());
            }
            sending = false;
            if (next.isPresent()) {
                start();
            }
            if (draining && waiting.size() <= this.low) {
                draining = false;
                low = !ended;
            }
        }
        if (!good) {
            failed.run();
            return;
        }
        next.ifPresent(frame -> line.send(frame, this::sent));
        if (low) {
            drained.run();
        }
    }
}
