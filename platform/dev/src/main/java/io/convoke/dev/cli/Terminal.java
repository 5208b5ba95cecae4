package io.convoke.dev.cli;

import io.convoke.dev.local.Progress;
import java.io.PrintStream;
import java.time.Duration;

/** Progress as lines: on a terminal what is waited for is one line that changes, elsewhere a line now and then. */
final class Terminal implements Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean interactive;
    private boolean onWaitingLine;
    private long lastWaiting = System.nanoTime();

    /** @param interactive whether lines can be written over */
    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** On standard output; ./convoke says whether that is a terminal. */
    static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("convoke.terminal"));
    }

    @Override
    public synchronized void said(String line) {
        wipe();
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void waiting(String line) {
        if (interactive) {
            wipe();
            out.print(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
            out.flush();
            onWaitingLine = true;
        } else if (System.nanoTime() - lastWaiting > BETWEEN_LINES.toNanos()) {
            lastWaiting = System.nanoTime();
            out.println(line);
            out.flush();
        }
    }

    private void wipe() {
        if (onWaitingLine) {
            out.print("\r\u001b[K");
            onWaitingLine = false;
        }
    }
}
