package io.convoke.event.calendar.boundary;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.event.calendar.control.EventCalendar;
import io.convoke.event.events.boundary.Persons;
import io.convoke.event.events.control.EventAccess;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One event as a calendar file. */
@Path("/")
@RequestScoped
@Tag(name = "Events", description = "What happens where and when")
public class CalendarResource {
    private static final String TEXT_CALENDAR = "text/calendar";

    @Inject
    EventAccess access;

    @Inject
    Persons persons;

    /** Where people reach the platform. */
    @Inject
    @ConfigProperty(name = "convoke.public-url", defaultValue = "http://localhost:8080")
    String publicUrl;

    @GET
    @Path("/{id}/calendar.ics")
    @PermitAll
    @Transactional
    @Produces(TEXT_CALENDAR)
    @Operation(
            operationId = "downloadCalendar",
            summary = "An event as iCalendar",
            description =
                    "The UID is the same for ever and equals the one in mails; SEQUENCE rises when name, time or place"
                            + " change.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = TEXT_CALENDAR, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "event-unknown")
    public Response get(@PathParam("id") UUID id) {
        var event = access.visible(id, persons.reader());
        var page = CalendarEntry.url(publicUrl, id);
        return Response.ok(EventCalendar.of(event, page), TEXT_CALENDAR + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".ics\"")
                .build();
    }
}
