package io.convoke.common.problem;

/** Says to the message guard that what a message needs is not there yet: it is delivered again after a pause. */
public class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message) {
        super(message);
    }
}
