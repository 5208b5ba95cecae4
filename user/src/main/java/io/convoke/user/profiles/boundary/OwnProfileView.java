package io.convoke.user.profiles.boundary;

import io.convoke.user.profiles.entity.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as its owner sees it. */
@Schema(name = "OwnProfile", description = "A profile as its owner sees it")
public record OwnProfileView(
        UUID id,
        String username,

        @Schema(description = "Absent for the moment between signing up and the news of it")
        Optional<String> email,

        @Schema(examples = "Ann Lee") String displayName,

        @Schema(examples = "I like short talks and long walks")
        Optional<String> bio,

        @Schema(enumeration = {"en", "ru"}) String locale,

        String timeZone,

        @Schema(examples = "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content")
        Optional<String> profilePicture,

        Instant createdAt,
        Instant updatedAt) {

    static OwnProfileView of(Profile profile) {
        return new OwnProfileView(
                profile.userId(),
                profile.username(),
                profile.email(),
                profile.displayName(),
                profile.bio(),
                profile.locale(),
                profile.timeZone(),
                profile.profilePicture(),
                profile.createdAt(),
                profile.updatedAt());
    }
}
