package io.convoke.event.calendar.control;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.EventStatus;
import io.convoke.event.locations.entity.Location;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes one event as a calendar. The UID never changes and the SEQUENCE rises with what matters to a calendar, so that a file
 * fetched later replaces the entry made from an earlier one, or from a mail of the platform. Times are in UTC, which every
 * calendar shows in its owner's zone.
 */
public final class EventCalendar {
    private static final String PRODUCT = "-//Convoke//Events//EN";

    private EventCalendar() {}

    /**
     * The text of the calendar, with lines ended by CRLF and folded.
     *
     * @param page where people read about the event
     */
    public static String of(Event event, URI page) {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(entry(event, page));
        return calendar.toString();
    }

    private static VEvent entry(Event event, URI page) {
        var entry = new VEvent(false);
        var schedule = event.schedule();
        entry.add(new Uid(CalendarEntry.uid(event.id())));
        entry.add(new Sequence(event.sequence()));
        entry.add(new DtStamp(event.updatedAt()));
        entry.add(new Created(event.createdAt()));
        entry.add(new LastModified(event.updatedAt()));
        entry.add(new DtStart<Instant>(schedule.start()));
        schedule.end().ifPresent(end -> entry.add(new DtEnd<Instant>(end)));
        entry.add(new Summary(event.name()));
        event.description().ifPresent(text -> entry.add(new Description(text)));
        event.category().ifPresent(name -> entry.add(new Categories(name)));
        where(event).ifPresent(text -> entry.add(new net.fortuna.ical4j.model.property.Location(text)));
        event.location()
                .flatMap(Location::point)
                .ifPresent(point -> entry.add(new Geo(point.latitude() + ";" + point.longitude())));
        entry.add(new Url(page));
        entry.add(status(event));
        return entry;
    }

    private static Optional<String> where(Event event) {
        var place = event.location()
                .map(location -> Stream.concat(location.address().stream(), Stream.of(location.city()))
                        .collect(Collectors.joining(", ")));
        return place.or(event::onlineUrl);
    }

    private static Status status(Event event) {
        return event.status() == EventStatus.CANCELLED
                ? ImmutableStatus.VEVENT_CANCELLED
                : event.isDraft() ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }
}
