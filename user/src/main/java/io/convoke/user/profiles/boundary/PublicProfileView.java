package io.convoke.user.profiles.boundary;

import io.convoke.user.profiles.entity.Profile;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as everybody sees it. */
@Schema(
        name = "PublicProfile",
        description = "A profile as everybody sees it: nothing by which the person can be reached")
public record PublicProfileView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String username,

        @Schema(required = true, examples = "Ann Lee") String displayName,

        @Schema(examples = "I like short talks and long walks")
        String bio,

        @Schema(examples = "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content")
        String profilePicture) {

    static PublicProfileView of(Profile profile) {
        return new PublicProfileView(
                profile.userId(),
                profile.username(),
                profile.displayName(),
                profile.bio().orElse(null),
                profile.profilePicture().orElse(null));
    }
}
