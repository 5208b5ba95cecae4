package io.convoke.notification.deliveries.control;

import io.convoke.notification.deliveries.control.Composition.Ready;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a notification says, for reading it elsewhere than in the message itself: as it was sent, or as it would be sent now. */
@ApplicationScoped
public class Previews {
    @Inject
    Composer composer;

    /**
     * The words, without any token.
     *
     * @param subject the kind's name while it cannot be put together
     * @param message empty while it cannot be put together
     */
    public record Preview(String subject, String message) {}

    /** What it said, or would say now. */
    public Preview of(Notification notification) {
        if (notification.subject().isPresent()) {
            return new Preview(
                    notification.subject().get(), notification.message().orElse(""));
        }
        return now(notification).orElseGet(() -> new Preview(notification.kind().label(), ""));
    }

    private Optional<Preview> now(Notification notification) {
        if (notification.status() == Status.SENT) {
            return Optional.empty(); // the words were erased
        }
        return composer.compose(notification) instanceof Ready ready
                ? Optional.of(new Preview(ready.shown().subject(), ready.shown().message()))
                : Optional.empty();
    }
}
