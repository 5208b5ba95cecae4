package io.convoke.event.events.boundary;

import io.convoke.common.http.EntityTags;
import io.convoke.event.events.entity.Event;
import io.convoke.event.images.control.EventImages;
import io.convoke.event.ratings.control.RatingProjection;
import io.convoke.event.ratings.entity.Rating;
import io.convoke.event.seats.control.SeatProjection;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers with an event and its entity tag. */
@ApplicationScoped
public class EventAnswers {
    @Inject
    SeatProjection seats;

    @Inject
    EventImages images;

    @Inject
    RatingProjection ratings;

    /** The event as it is. */
    Response of(Event event) {
        return with(Response.ok(), event);
    }

    /** The event in an answer of another status. */
    Response with(Response.ResponseBuilder answer, Event event) {
        return answer.entity(EventView.of(event, count(event), rating(event), images.of(event.id())))
                .header(HttpHeaders.ETAG, EntityTags.of(event.version()))
                .build();
    }

    private Rating rating(Event event) {
        return ratings.of(List.of(event.id())).getOrDefault(event.id(), Rating.NONE);
    }

    private SeatCount count(Event event) {
        return seats.of(List.of(event.id())).getOrDefault(event.id(), SeatCount.untouched(event.capacity()));
    }
}
