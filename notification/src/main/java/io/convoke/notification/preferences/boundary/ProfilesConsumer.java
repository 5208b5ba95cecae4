package io.convoke.notification.preferences.boundary;

import static io.convoke.notification.preferences.boundary.ProfileEvent.needed;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.preferences.control.Preferences;
import io.convoke.notification.telegram.control.TelegramLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the user service: language, zone, wishes, and the link to Telegram. */
@ApplicationScoped
public class ProfilesConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Preferences preferences;

    @Inject
    TelegramLinks links;

    @Incoming("profiles")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-profiles", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "changed" -> changed(event.as(ProfileEvent.class));
            case "preferences-changed" ->
                preferences.follow(event.as(ProfileEvent.class).wishes());
            case "telegram-linked" -> linked(event.as(ProfileEvent.class));
            case "telegram-unlinked" -> unlinked(event.as(ProfileEvent.class));
            case "telegram-link-refused" -> {
                var refusal = event.as(ProfileEvent.class);
                links.refused(needed(refusal.chatId(), "chatId"), needed(refusal.reason(), "reason"));
            }
            default -> {} // a type that this release does not know
        }
    }

    private void changed(ProfileEvent profile) {
        preferences.follow(
                needed(profile.userId(), "userId"),
                needed(profile.version(), "version"),
                profile.locale(),
                profile.zone(),
                needed(profile.at(), "at"));
    }

    private void linked(ProfileEvent link) {
        links.linked(
                needed(link.userId(), "userId"),
                needed(link.chatId(), "chatId"),
                needed(link.version(), "version"),
                needed(link.at(), "at"));
    }

    private void unlinked(ProfileEvent link) {
        links.unlinked(needed(link.userId(), "userId"), needed(link.version(), "version"), needed(link.at(), "at"));
    }
}
