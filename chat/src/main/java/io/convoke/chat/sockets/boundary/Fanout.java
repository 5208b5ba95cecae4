package io.convoke.chat.sockets.boundary;

import io.convoke.chat.messages.control.MessageChanged;
import io.convoke.chat.messages.control.MessagePosted;
import io.convoke.chat.moderation.control.ModeratorActed;
import io.convoke.chat.sockets.control.LiveChat;
import io.convoke.common.events.Broadcast;
import io.convoke.common.events.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Passes on to those who are connected to this instance what any instance has published. */
@ApplicationScoped
public class Fanout {
    @Inject
    Broadcast broadcast;

    @Inject
    LiveChat chat;

    void start(@Observes Startup event) {
        broadcast.listen("chat-fanout", "chat", this::pass);
    }

    private void pass(IncomingEvent event) {
        switch (event.type()) {
            case "message-posted" -> chat.posted(event.as(MessagePosted.class));
            case "message-changed" -> chat.changed(event.as(MessageChanged.class));
            case "moderation" -> chat.moderated(event.as(ModeratorActed.class));
            default -> {
                // of no interest to those who are connected
            }
        }
    }
}
