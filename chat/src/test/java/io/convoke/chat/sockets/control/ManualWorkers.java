package io.convoke.chat.sockets.control;

import java.util.ArrayDeque;
import java.util.Deque;

/** Workers that work when they are told to. */
final class ManualWorkers extends Workers {
    final Deque<Runnable> waiting = new ArrayDeque<>();
    boolean full;

    @Override
    public boolean submit(Runnable work) {
        return !full && waiting.add(work);
    }

    void runOne() {
        waiting.remove().run();
    }

    void runAll() {
        while (!waiting.isEmpty()) {
            runOne();
        }
    }
}
