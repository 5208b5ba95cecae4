package io.convoke.notification.mails.control;

import io.convoke.notification.notifications.entity.Notification.Content;

/** What came of putting a mail together. */
sealed interface Composition {
    /** It can go; {@code shown} is what the person's own list shows of it. */
    record Ready(Mail mail, Content shown) implements Composition {}

    /** Something has not arrived here yet. */
    record Lacking(String what) implements Composition {}

    /** It has become pointless. */
    record Pointless(String why) implements Composition {}
}
