package io.convoke.registration.events.boundary;

/** The event service did not give an answer that can be used. */
public class EventServiceAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventServiceAway(String message, Throwable cause) {
        super(message, cause);
    }
}
