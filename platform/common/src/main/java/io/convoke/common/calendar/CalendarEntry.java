package io.convoke.common.calendar;

import io.convoke.common.http.PublicUrl;
import java.net.URI;
import java.util.UUID;

/** The one entry that an event has in a calendar: the file of the event and the mails about it mean the same. */
public final class CalendarEntry {
    private CalendarEntry() {}

    /** The UID (RFC 5545): the event's alone and the same for ever, so that what comes later replaces what came before. */
    public static String uid(UUID eventId) {
        return eventId + "@convoke";
    }

    /**
     * The URL: where everybody can read the event.
     *
     * @param publicUrl what {@code convoke.public-url} says
     */
    public static URI url(String publicUrl, UUID eventId) {
        return URI.create(PublicUrl.of(publicUrl, "/api/v1/events/" + eventId));
    }
}
