package io.convoke.notification.deliveries.control;

import io.convoke.notification.notifications.control.NotificationStore;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What could not reach a person by Telegram goes by e-mail, unless the e-mail has gone anyhow. */
@ApplicationScoped
class Fallback {
    @Inject
    NotificationStore store;

    @Inject
    Clock clock;

    /** The message has failed for good, or has nowhere to go. */
    void after(Notification notification) {
        if (notification.type() == Channel.TELEGRAM
                && notification.kind().channels().contains(Channel.EMAIL)) {
            store.lockTwin(notification, Channel.EMAIL).ifPresent(mail -> mail.replaceTelegram(clock.instant()));
        }
    }
}
