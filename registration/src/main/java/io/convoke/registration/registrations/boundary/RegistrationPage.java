package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Paging;
import io.convoke.registration.registrations.control.RegisteredAt;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of one's own registrations. */
@Schema(description = "A page of one's own registrations")
public record RegistrationPage(
        List<RegistrationView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static RegistrationPage of(Paging.Slice<RegisteredAt> slice) {
        return new RegistrationPage(
                slice.items().stream().map(RegistrationView::of).toList(), slice.next());
    }
}
