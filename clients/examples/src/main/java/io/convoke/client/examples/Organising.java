package io.convoke.client.examples;

import io.convoke.client.api.ApiException;
import io.convoke.client.api.AttendeesApi;
import io.convoke.client.api.EventsApi;
import io.convoke.client.model.Attendee;
import io.convoke.client.model.AttendeePage;
import io.convoke.client.model.Event;
import io.convoke.client.model.EventPlaceRequest;
import io.convoke.client.model.EventRequest;
import io.convoke.client.model.EventRequestStatus;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What an organiser does. */
public final class Organising {
    private final EventsApi events;
    private final AttendeesApi attendees;

    public Organising(Convoke organiser) {
        this.events = organiser.api(EventsApi.class);
        this.attendees = organiser.api(AttendeesApi.class);
    }

    // snippet: create
    /** Makes a draft and shows it to everybody. With the key of before the event of before comes back. */
    public Event publish(EventRequest details, UUID key) {
        var draft = events.createEvent(details.status(EventRequestStatus.DRAFT), key.toString());
        return events.publishEvent(draft.getId(), null);
    }
    // end

    // snippet: change
    /**
     * Changes what there is now. Somebody else may be faster: then this reads again and applies the change to what they left.
     *
     * @param change sets fields; all others stay
     */
    public Event change(UUID id, Consumer<EventRequest> change) {
        while (true) {
            try (var present = events.getEventResponse(id)) {
                var details = asItIs(present.readEntity(Event.class));
                change.accept(details);
                return events.changeEvent(id, present.getHeaderString(HttpHeaders.ETAG), details);
            } catch (ApiException refused) {
                if (!refused.is("stale")) {
                    throw refused;
                }
            }
        }
    }

    /** A PUT replaces the whole, so whatever shall stay is said again. */
    private static EventRequest asItIs(Event event) {
        var details = new EventRequest()
                .name(event.getName())
                .description(event.getDescription())
                .category(event.getCategory())
                .start(event.getStart().toString())
                .timeZone(event.getTimeZone());
        if (event.getEnd() != null) {
            details.end(event.getEnd().toString());
        }
        if (event.getLocation() != null) {
            details.location(new EventPlaceRequest()
                    .city(event.getLocation().getCity())
                    .address(event.getLocation().getAddress()));
        }
        return details;
    }
    // end

    // snippet: attendees
    /** Everybody who comes, page by page. */
    public List<Attendee> attendees(UUID event) {
        return Pages.all(
                cursor -> attendees.listAttendees(
                        event, new AttendeesApi.ListAttendeesQuery().limit(100).cursor(cursor)),
                AttendeePage::getItems,
                AttendeePage::getNext);
    }
    // end
}
