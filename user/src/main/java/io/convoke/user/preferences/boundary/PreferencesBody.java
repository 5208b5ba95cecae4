package io.convoke.user.preferences.boundary;

import io.convoke.user.preferences.entity.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Preferences as they are asked for and answered; an answer can be sent back as it is. */
@Schema(name = "Preferences", description = "What the person wants to be told, how, and when not")
public record PreferencesBody(
        @Schema(description = "The switch over everything that can be switched off") @NotNull
        Boolean notificationsEnabled,

        @NotNull @Valid ChannelsBody channels,

        @Schema(description = "Missing or null for none") @Valid
        QuietHoursBody quietHours) {

    Preferences.Wishes wishes() {
        return new Preferences.Wishes(
                notificationsEnabled,
                channels.switchedOff(),
                Optional.ofNullable(quietHours).map(QuietHoursBody::read));
    }

    static PreferencesBody of(Preferences preferences) {
        return new PreferencesBody(
                preferences.notificationsEnabled(),
                ChannelsBody.of(preferences),
                preferences.quietHours().map(QuietHoursBody::of).orElse(null));
    }
}
