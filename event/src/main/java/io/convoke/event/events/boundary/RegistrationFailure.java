package io.convoke.event.events.boundary;

/** Registration answered, but not to the question: it is in trouble, or does not know yet who may ask. */
public class RegistrationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistrationFailure(int status) {
        super("registration answered " + status);
    }
}
