package io.convoke.notification.notifications.control;

import io.convoke.common.database.DatabaseSignals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.UUID;

/** Hears from the database, at each commit, which notifications are new or changed, and passes it on within this instance. */
@ApplicationScoped
public class SignalListener {
    /** What the trigger on the table of notifications tells; the payload is the person's id, a space, the notification's. */
    private static final String NAME = "notification";

    @Inject
    DatabaseSignals database;

    @Inject
    Event<NotificationSignal> signals;

    void start(@Observes Startup event) {
        database.listen(NAME, this::pass);
    }

    private void pass(String payload) {
        var space = payload.indexOf(' ');
        signals.fire(new NotificationSignal(
                UUID.fromString(payload.substring(0, space)), UUID.fromString(payload.substring(space + 1))));
    }
}
