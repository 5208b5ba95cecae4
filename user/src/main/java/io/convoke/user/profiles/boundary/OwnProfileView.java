package io.convoke.user.profiles.boundary;

import io.convoke.user.profiles.entity.Profile;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as its owner sees it. */
@Schema(name = "OwnProfile", description = "A profile as its owner sees it")
public record OwnProfileView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String username,

        @Schema(description = "Absent for the moment between signing up and the news of it")
        String email,

        @Schema(required = true, examples = "Ann Lee") String displayName,

        @Schema(examples = "I like short talks and long walks")
        String bio,

        @Schema(
                required = true,
                enumeration = {"en", "ru"})
        String locale,

        @Schema(required = true) String timeZone,

        @Schema(examples = "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content")
        String profilePicture,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt) {

    static OwnProfileView of(Profile profile) {
        return new OwnProfileView(
                profile.userId(),
                profile.username(),
                profile.email().orElse(null),
                profile.displayName(),
                profile.bio().orElse(null),
                profile.locale(),
                profile.timeZone(),
                profile.profilePicture().orElse(null),
                profile.createdAt(),
                profile.updatedAt());
    }
}
