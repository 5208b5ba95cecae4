package io.convoke.registration.attendance.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether somebody came. */
@Schema(description = "Whether somebody came")
public record AttendanceRequest(
        @Schema(
                examples = "checked_in",
                enumeration = {"checked_in", "no_show"})
        @NotNull
        @Pattern(regexp = "checked_in|no_show", message = "{registration.attendance}")
        String status) {
    boolean came() {
        return status.equals("checked_in");
    }
}
