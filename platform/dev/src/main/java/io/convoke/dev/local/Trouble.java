package io.convoke.dev.local;

/** Something the person at the keyboard can do something about; the message says what is wrong and what helps. */
public class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
