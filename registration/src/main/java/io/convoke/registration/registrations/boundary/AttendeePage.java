package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Paging;
import io.convoke.registration.registrations.entity.Registration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of an event's attendees. */
@Schema(description = "A page of an event's attendees, in the order of registering")
public record AttendeePage(
        List<AttendeeView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static AttendeePage of(Paging.Slice<Registration> slice) {
        return new AttendeePage(slice.items().stream().map(AttendeeView::of).toList(), slice.next());
    }
}
