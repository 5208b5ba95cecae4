package io.convoke.notification.deliveries.control;

/** Thrown into the handing over of a message to end it before the content goes out. */
public final class LeaseLost extends java.io.IOException {
    private static final long serialVersionUID = 1L;
}
