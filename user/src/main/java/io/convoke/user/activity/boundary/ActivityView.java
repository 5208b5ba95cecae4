package io.convoke.user.activity.boundary;

import io.convoke.user.activity.entity.Activity;
import io.convoke.user.activity.entity.ActivityType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of one's own history. */
@Schema(name = "Activity", description = "Something that the person did")
public record ActivityView(
        @Schema(
                examples = "registered",
                description = "attended: was checked in, or had a seat at an event that is over and at which nobody was"
                        + " checked in")
        ActivityType type,

        UUID eventId,

        @Schema(
                examples = "Evening of short talks",
                description = "As the event is called now; absent while the news of it has not arrived")
        Optional<String> eventName,

        Instant at) {

    static ActivityView of(Activity activity) {
        return new ActivityView(activity.type(), activity.eventId(), activity.eventName(), activity.at());
    }
}
