package io.convoke.notification.deliveries.control;

import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.mails.control.MailWriter.Written;
import io.convoke.notification.notifications.entity.Notification.Content;
import java.util.Optional;

/** What came of putting a message together. */
sealed interface Composition {
    /**
     * It can go.
     *
     * @param shown what the person's own list shows of it
     * @param event what it is about; empty when it is about the account
     */
    record Ready(Written written, Content shown, Optional<KnownEvent> event) implements Composition {}

    /** Something has not arrived here yet. */
    record Lacking(String what) implements Composition {}

    /** It has become pointless. */
    record Pointless(String why) implements Composition {}
}
