package io.convoke.dev.parts;

import java.util.List;

/** A part did not do what it was asked to; the message names the part, and the last lines of its log say why. */
public class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final List<String> logTail;

    public PartFailure(String part, String reason, List<String> logTail, Throwable cause) {
        super(part + ": " + reason + (logTail.isEmpty() ? "" : "\n  " + String.join("\n  ", logTail)), cause);
        this.part = part;
        this.logTail = List.copyOf(logTail);
    }

    public PartFailure(String part, String reason, Throwable cause) {
        this(part, reason, List.of(), cause);
    }

    public PartFailure(String part, String reason) {
        this(part, reason, List.of(), null);
    }

    public String part() {
        return part;
    }

    /** The last lines of the part's log, oldest first; empty when there is none. */
    public List<String> logTail() {
        return logTail;
    }
}
