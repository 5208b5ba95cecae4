package io.convoke.reviews.reviews.boundary;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.reviews.control.ReviewLists;
import io.convoke.reviews.reviews.control.ReviewOrder;
import io.convoke.reviews.reviews.control.ReviewScope;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of the list of reviews. Each that cannot be read is a 400 that names it. */
public class ListParameters {
    @QueryParam("eventId")
    @Parameter(description = "The reviews of this event; either this or organiser")
    UUID eventId;

    @QueryParam("organiser")
    @Parameter(description = "The reviews of all events of this user; either this or eventId")
    UUID organiser;

    @QueryParam("sort")
    @Parameter(
            description = "newest, which is the default, or rating: the best first, among equal ones the newest",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"newest", "rating"}))
    String sort;

    @QueryParam("limit")
    @Parameter(description = "Items on the page, 1..100; 20 unless given")
    Integer limit;

    @QueryParam("cursor")
    @Parameter(description = "Where the page begins: next of the page before")
    String cursor;

    /** The order asked for; 400 when there is none of this name. */
    ReviewOrder order() {
        return sort == null
                ? ReviewOrder.NEWEST
                : ReviewOrder.of(sort)
                        .orElseThrow(() -> DomainException.malformed("sort", "it is neither newest nor rating"));
    }

    /** Where the page begins; 400 when no page ended with this. */
    Optional<Cursor> after() {
        return ReviewLists.place(cursor, order());
    }

    /** How many at most; 400 outside 1..100. */
    int most() {
        return Paging.limit(limit);
    }

    /** Whose reviews; 400 unless there is exactly one of the two. */
    ReviewScope scope() {
        if ((eventId == null) == (organiser == null)) {
            throw DomainException.malformed("eventId", "send either eventId or organiser");
        }
        return eventId == null
                ? new ReviewScope(ReviewScope.Of.ORGANISER, organiser)
                : new ReviewScope(ReviewScope.Of.EVENT, eventId);
    }
}
