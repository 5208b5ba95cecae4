package io.convoke.event.search.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.convoke.event.events.boundary.EventView;
import io.convoke.event.events.boundary.Persons;
import io.convoke.event.events.control.EventStore;
import io.convoke.event.events.control.Person;
import io.convoke.event.images.control.EventImages;
import io.convoke.event.ratings.control.RatingProjection;
import io.convoke.event.ratings.entity.Rating;
import io.convoke.event.search.control.EventSearch;
import io.convoke.event.seats.control.SeatProjection;
import io.convoke.event.seats.entity.SeatCount;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finding events. */
@Path("/")
@RequestScoped
@Produces(APPLICATION_JSON)
@Tag(name = "Events", description = "What happens where and when")
public class SearchResource {
    @Inject
    EventSearch search;

    @Inject
    EventStore store;

    @Inject
    SeatProjection seats;

    @Inject
    EventImages images;

    @Inject
    RatingProjection ratings;

    @Inject
    Persons persons;

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "findEvents",
            summary = "Find events",
            description = "Without parameters: what is coming or running, earliest first.")
    @APIResponseSchema(value = EventPage.class, responseDescription = "One page")
    @APIResponse(responseCode = "401", description = "invalid-token")
    public EventPage find(@BeanParam SearchParameters parameters) {
        var found = search.find(parameters.question(persons.reader().map(Person::id)));
        var ids = found.items().stream().map(EventSearch.Hit::id).toList();
        var events = store.all(ids);
        var counts = seats.of(ids);
        var urls = images.of(ids);
        var rated = ratings.of(ids);
        var items = found.items().stream()
                .filter(hit -> events.containsKey(hit.id())) // all but those deleted since
                .map(hit -> {
                    var event = events.get(hit.id());
                    var count = counts.getOrDefault(hit.id(), SeatCount.untouched(event.capacity()));
                    return EventView.of(
                            event,
                            count,
                            rated.getOrDefault(hit.id(), Rating.NONE),
                            Optional.ofNullable(urls.get(hit.id())),
                            hit.distance());
                })
                .toList();
        return new EventPage(items, found.next());
    }
}
