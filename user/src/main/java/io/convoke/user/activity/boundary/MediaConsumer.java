package io.convoke.user.activity.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.activity.control.History;
import io.convoke.user.profiles.control.ProfileDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of media: uploads go into the history, avatars into the profile. */
@ApplicationScoped
public class MediaConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    History history;

    @Inject
    ProfileDesk profiles;

    /** Applies one record. */
    @Incoming("media")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-media", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "added" -> history.note(event.as(MediaRecord.class).deed(false), event.time());
            case "removed" -> history.note(event.as(MediaRecord.class).deed(true), event.time());
            case "avatar-changed" -> {
                var avatar = event.as(AvatarRecord.class);
                profiles.showAvatar(avatar.userId(), avatar.url(), avatar.version());
            }
            default -> {} // other types are none of its business
        }
    }
}
