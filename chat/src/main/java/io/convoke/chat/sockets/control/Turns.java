package io.convoke.chat.sockets.control;

import java.util.ArrayDeque;
import java.util.Deque;

/** Does what one connection asks for in its order, one after the other; so much waits at most. */
final class Turns {
    private static final int WAITING = 64;

    private final Workers workers;
    private final Runnable overloaded;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /** @param overloaded called when something cannot be done because too much waits */
    Turns(Workers workers, Runnable overloaded) {
        this.workers = workers;
        this.overloaded = overloaded;
    }

    /** Does the work when its turn comes. */
    void submit(Runnable work) {
        synchronized (waiting) {
            if (waiting.size() < WAITING) {
                waiting.add(work);
                if (running) {
                    return;
                }
                running = true;
            } else {
                work = null;
            }
        }
        if (work == null) {
            overloaded.run();
        } else {
            takeTurn();
        }
    }

    private void takeTurn() {
        if (!workers.submit(this::turn)) {
            synchronized (waiting) {
                running = false;
                waiting.clear();
            }
            overloaded.run();
        }
    }

    private void turn() {
        Runnable work;
        synchronized (waiting) {
            work = waiting.remove();
        }
        try {
            work.run();
        } finally {
            boolean more;
            synchronized (waiting) {
                more = !waiting.isEmpty();
                running = more;
            }
            if (more) {
                takeTurn();
            }
        }
    }
}
