package io.convoke.media.avatars.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convoke.common.events.PublishedEvent;
import io.convoke.media.avatars.entity.Avatar;
import io.convoke.media.gallery.control.Addresses;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has another avatar, or none any more.
 *
 * @param url null when there is none
 */
public record AvatarChanged(
        UUID userId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String url,
        long version,
        Instant at) implements PublishedEvent {

    static AvatarChanged of(Avatar avatar) {
        var url = avatar.picture()
                .map(picture -> Addresses.avatar(avatar.userId(), avatar.version()))
                .orElse(null);
        return new AvatarChanged(avatar.userId(), url, avatar.version(), avatar.changedAt());
    }

    @Override
    public String topic() {
        return "media";
    }

    @Override
    public String type() {
        return "avatar-changed";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
