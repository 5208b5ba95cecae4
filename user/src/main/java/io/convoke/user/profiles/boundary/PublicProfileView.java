package io.convoke.user.profiles.boundary;

import io.convoke.user.profiles.entity.Profile;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as everybody sees it. */
@Schema(
        name = "PublicProfile",
        description = "A profile as everybody sees it: nothing by which the person can be reached")
public record PublicProfileView(
        UUID id,
        String username,

        @Schema(examples = "Ann Lee") String displayName,

        @Schema(examples = "I like short talks and long walks")
        Optional<String> bio,

        @Schema(examples = "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content")
        Optional<String> profilePicture) {

    static PublicProfileView of(Profile profile) {
        return new PublicProfileView(
                profile.userId(), profile.username(), profile.displayName(), profile.bio(), profile.profilePicture());
    }
}
