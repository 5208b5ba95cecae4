package io.convoke.user.profiles.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.user.profiles.entity.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A profile was made or changed; what others may know of it.
 *
 * @param version counts the changes of the profile from 1, without gaps
 */
public record ProfileChanged(
        UUID userId,
        long version,
        String username,
        String displayName,
        Optional<String> profilePicture,
        String locale,
        String timeZone,
        Instant at)
        implements PublishedEvent {

    static ProfileChanged of(Profile profile) {
        return new ProfileChanged(
                profile.userId(),
                profile.version(),
                profile.username(),
                profile.displayName(),
                profile.profilePicture(),
                profile.locale(),
                profile.timeZone(),
                profile.updatedAt());
    }

    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "changed";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
