package io.convoke.notification.quotes.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.notification.quotes.control.Quotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the chats, for mentions. */
@ApplicationScoped
public class ChatConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Quotes quotes;

    @Incoming("chat")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("notification-chat", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "message-posted" -> {
                var posted = event.as(ChatEvent.class);
                quotes.mentioned(posted.quote(event.time()), posted.eventId(), posted.mentions(), event.time());
            }
            case "message-changed" -> changed(event.as(ChatEvent.class), event);
            default -> {} // moderation, and types that this release does not know
        }
    }

    private void changed(ChatEvent change, IncomingEvent event) {
        if (change.isDeleted()) {
            quotes.withdrawn(change.messageId());
        } else {
            quotes.edited(change.quote(event.time()), change.eventId(), change.mentions(), event.time());
        }
    }
}
