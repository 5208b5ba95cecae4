package io.convoke.chat.sockets.control;

/** The wire of one connection. */
public interface Line {
    /** Told how a frame fared. */
    @FunctionalInterface
    interface Outcome {
        /** Called once, on any thread. */
        void sent(boolean good);
    }

    /** Starts to send a frame and returns at once; not called again before the outcome is known. */
    void send(String frame, Outcome outcome);

    /** Ends the connection and returns at once. */
    void end(Ending ending);
}
