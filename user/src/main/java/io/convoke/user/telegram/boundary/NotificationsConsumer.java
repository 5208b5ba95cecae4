package io.convoke.user.telegram.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.preferences.control.PreferencesDesk;
import io.convoke.user.telegram.control.TelegramDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of notifications: what people told the bot, and what they unsubscribed from. */
@ApplicationScoped
public class NotificationsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    TelegramDesk telegram;

    @Inject
    PreferencesDesk preferences;

    /** Applies one record. */
    @Incoming("notifications")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-notifications", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "telegram-code-received" -> {
                var code = event.as(CodeRecord.class);
                telegram.received(event.key(), code.codeHash(), code.chatId(), code.at());
            }
            case "telegram-blocked" -> {
                var blocked = event.as(BlockedRecord.class);
                telegram.blocked(blocked.userId(), blocked.chatId());
            }
            case "unsubscribed" -> {
                var unsubscribed = event.as(UnsubscribedRecord.class);
                preferences.switchOff(unsubscribed.userId(), unsubscribed.message());
            }
            default -> {} // other types are none of its business
        }
    }
}
