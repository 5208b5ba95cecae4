package io.convoke.user.activity.boundary;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import io.convoke.user.activity.control.History;
import io.convoke.user.activity.entity.ActivityType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows the topic of registrations. */
@ApplicationScoped
public class RegistrationsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    History history;

    /** Applies one record. */
    @Incoming("registrations")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("user-registrations", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        switch (event.type()) {
            case "confirmed" -> note(event, ActivityType.REGISTERED, false);
            case "waitlisted" -> note(event, ActivityType.WAITLISTED, false);
            case "promoted" -> note(event, ActivityType.PROMOTED, false);
            case "cancelled" -> note(event, ActivityType.CANCELLED, false);
            case "checked-in" -> note(event, ActivityType.ATTENDED, false);
            case "check-in-undone" -> note(event, ActivityType.ATTENDED, true);
            default -> {} // tells of nothing that the person did
        }
    }

    private void note(IncomingEvent event, ActivityType what, boolean takenBack) {
        history.note(event.as(RegistrationRecord.class).deed(what, takenBack), event.time());
    }
}
