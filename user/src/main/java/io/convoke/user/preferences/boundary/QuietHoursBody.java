package io.convoke.user.preferences.boundary;

import io.convoke.common.http.Wording;
import io.convoke.user.preferences.entity.QuietHours;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Quiet hours as they stand in bodies. */
@Schema(
        name = "QuietHours",
        description =
                "When to be left alone, every day, in the time zone of the profile. What can wait is delivered when they"
                        + " are over. From later than to means over midnight.")
public record QuietHoursBody(
        @Schema(examples = "22:00") @NotNull @Pattern(regexp = QuietHoursBody.CLOCK_TIME, message = "{user.clock-time}")
        String from,

        @Schema(examples = "07:30") @NotNull @Pattern(regexp = QuietHoursBody.CLOCK_TIME, message = "{user.clock-time}")
        String to) {

    static final String CLOCK_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    QuietHours read() {
        if (from.equals(to)) {
            throw Wording.invalid("quietHours", "user.quiet-hours-empty");
        }
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    static QuietHoursBody of(QuietHours hours) {
        return new QuietHoursBody(hours.from().toString(), hours.to().toString());
    }
}
