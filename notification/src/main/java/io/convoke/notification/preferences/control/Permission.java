package io.convoke.notification.preferences.control;

import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.preferences.entity.Switch;
import io.convoke.notification.preferences.entity.Unsubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Whether a message goes, as the person wishes: asked when it is due, so that the latest wish counts. */
@ApplicationScoped
public class Permission {
    @Inject
    PreferenceStore store;

    @Inject
    Clock clock;

    /** Why the person does not want it; empty when nothing speaks against it. Some messages nobody can switch off. */
    public Optional<String> objection(Notification notification) {
        if (notification.kind().isMandatory()) {
            return Optional.empty();
        }
        var user = notification.userId();
        var kind = notification.kind().label();
        var preference = store.preference(user);
        if (preference.filter(wishes -> !wishes.isEnabled()).isPresent()) {
            return Optional.of("notifications are switched off");
        }
        var key = new Unsubscription.Key(user, notification.type(), kind);
        if (store.unsubscription(key).isPresent()) {
            return Optional.of("unsubscribed");
        }
        var off = preference
                .filter(wishes -> wishes.isOff(new Switch(notification.type(), kind)))
                .isPresent();
        // Who chose Telegram over e-mail wanted to be told: this once by the other way.
        return off && !notification.replacesTelegram()
                ? Optional.of(
                        "this kind is switched off for " + notification.type().label())
                : Optional.empty();
    }

    /**
     * Until when it waits because the person has quiet hours; empty when it need not or cannot wait.
     *
     * @param event what it is about; empty when it is about the account
     */
    public Optional<Instant> quietUntil(Notification notification, Optional<KnownEvent> event) {
        if (notification.kind().isMandatory()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return store.preference(notification.userId())
                .flatMap(wishes -> wishes.quietHours(store.profile(notification.userId())))
                .flatMap(hours -> hours.endAfter(now))
                .filter(end -> Urgency.canWait(notification, event.map(KnownEvent::start), now, end));
    }
}
