package io.convoke.notification.preferences.boundary;

import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.preferences.control.UnsubscribeLinks.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is switched off from now on. */
@Schema(name = "Unsubscription", description = "What the person is not sent any more")
public record UnsubscriptionView(Channel channel, Kind kind) {
    static UnsubscriptionView of(Target target) {
        return new UnsubscriptionView(
                target.off().channel(), Kind.of(target.off().kind()).orElseThrow());
    }
}
