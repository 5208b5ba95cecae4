package io.convoke.registration.registrations.boundary;

import io.convoke.common.http.Paging;
import io.convoke.registration.registrations.entity.Registration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of an event's waitlist. */
@Schema(name = "WaitlistPage", description = "A page of an event's waitlist, the next to be promoted first")
public record WaitingPage(
        List<WaitingView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    /** The slice, whose first item has the position given. */
    static WaitingPage of(Paging.Slice<Registration> slice, int first) {
        return new WaitingPage(
                IntStream.range(0, slice.items().size())
                        .mapToObj(i -> WaitingView.of(slice.items().get(i), first + i))
                        .toList(),
                slice.next());
    }
}
