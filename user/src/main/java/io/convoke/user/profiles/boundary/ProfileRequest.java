package io.convoke.user.profiles.boundary;

import io.convoke.common.http.PlainText;
import io.convoke.common.http.Wording;
import io.convoke.common.time.TimeZones;
import io.convoke.user.profiles.entity.PictureAddress;
import io.convoke.user.profiles.entity.Profile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person says about themselves; all of it. */
@Schema(name = "ProfileRequest", description = "The whole of what a person says; a field that is missing is taken away")
public record ProfileRequest(
        @Schema(examples = "Ann Lee") @NotBlank @Size(max = 100)
        String displayName,

        @Schema(examples = "I like short talks and long walks") @Size(max = 2_000)
        String bio,

        @Schema(
                examples = "en",
                enumeration = {"en", "ru"},
                description = "The language in which the person is written to")
        @NotNull
        @Pattern(regexp = "en|ru", message = "{user.locale}")
        String locale,

        @Schema(examples = "Europe/Moscow", description = "An IANA time zone id, in which quiet hours are meant")
        @NotNull
        @Size(max = 64)
        String timeZone,

        @Schema(
                examples = "https://pictures.example.org/ann.jpg",
                description =
                        "A path of our own media, or an https address on the standard port of a host with a public"
                                + " name. The server never fetches it.")
        @Size(max = PictureAddress.MAX_LENGTH)
        String profilePicture) {

    /** What is said. The picture that is shown already may stay, wherever it is. */
    Profile.Description description(Optional<String> shown) {
        var name = PlainText.line("displayName", displayName).orElseThrow(); // not blank, says the annotation
        if (!TimeZones.isKnown(timeZone)) {
            throw Wording.invalid("timeZone", "user.time-zone-unknown");
        }
        var picture = Optional.ofNullable(profilePicture);
        if (picture.isPresent() && !picture.equals(shown) && !PictureAddress.isAllowed(profilePicture)) {
            throw Wording.invalid("profilePicture", "user.picture-address");
        }
        return new Profile.Description(name, PlainText.lines("bio", bio), locale, timeZone, picture);
    }
}
