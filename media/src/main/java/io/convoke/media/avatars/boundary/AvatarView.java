package io.convoke.media.avatars.boundary;

import io.convoke.media.avatars.entity.Avatar;
import io.convoke.media.gallery.control.Addresses;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's avatar. */
@Schema(name = "Avatar", description = "A person's avatar")
public record AvatarView(
        @Schema(description = "Whose it is") UUID userId,

        @Schema(
                description = "Where it is; another picture has another address",
                examples = "/api/v1/media/avatars/0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60?v=3")
        String url,

        @Schema(description = "Rises with every change", examples = "3")
        long version,

        Instant changedAt) {

    static AvatarView of(Avatar avatar) {
        return new AvatarView(
                avatar.userId(),
                Addresses.avatar(avatar.userId(), avatar.version()),
                avatar.version(),
                avatar.changedAt());
    }
}
