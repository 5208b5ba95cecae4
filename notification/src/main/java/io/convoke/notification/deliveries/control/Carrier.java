package io.convoke.notification.deliveries.control;

import io.convoke.notification.mails.control.MailWriter.Written;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import java.io.IOException;

/** Takes messages to people by one channel. */
public interface Carrier {
    Channel channel();

    /**
     * Makes a message ready to go, within the current transaction.
     *
     * @throws Unreachable when the person has no address on this channel any more
     */
    Handover prepare(Notification notification, Written written) throws Unreachable;

    /** The server has refused a message for good, which is being noted in the current transaction. */
    default void refused(Notification notification, DeliveryFailure failure) {}

    /** The server wants nothing for a while, which is being noted in the current transaction. */
    default void paused(DeliveryFailure failure) {}

    /** Closes what nobody needs at the moment. */
    default void rest() {}

    /** Hands a message over; returns when the server has taken it. No transaction is open. */
    @FunctionalInterface
    interface Handover {
        /** @param beforeContent to be called right before the content goes out; what it throws ends it */
        void run(BeforeContent beforeContent) throws DeliveryFailure;
    }

    /** Called right before the content goes out. */
    @FunctionalInterface
    interface BeforeContent {
        /** May end the dialogue by throwing. */
        void run() throws IOException;
    }

    /** The person has no address on the channel. */
    final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreachable(String reason) {
            super(reason);
        }
    }
}
