package io.convoke.notification.mails.control;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.notification.events.entity.KnownEvent;
import io.convoke.notification.recipients.entity.Addressee;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * An event for a person's calendar (RFC 5545, RFC 5546). The UID is the event's and the same for ever; SEQUENCE rises with
 * its time, place and cancellation, and DTSTAMP with each mail, so that calendars keep the newest.
 *
 * @param method REQUEST to put it in or bring it up to date, CANCEL to take it out
 */
record Invitation(String method, String content) {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LINE_OCTETS = 75;

    /** Whether it puts the event into the calendar, or brings it up to date there. */
    boolean isRequest() {
        return method.equals(ImmutableMethod.REQUEST.getValue());
    }

    /** Puts the event into the calendar. */
    static Invitation request(KnownEvent event, Addressee person, Surroundings surroundings) {
        return of(ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED, event, person, surroundings);
    }

    /** Takes the event out of the calendar. */
    static Invitation cancel(KnownEvent event, Addressee person, Surroundings surroundings) {
        return of(ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED, event, person, surroundings);
    }

    /**
     * What is not the event's.
     *
     * @param now the DTSTAMP
     * @param organiserAddress the platform's sender: people's addresses are told to nobody
     */
    record Surroundings(Instant now, String publicUrl, String organiserAddress) {}

    private static Invitation of(
            Method method, Status status, KnownEvent event, Addressee person, Surroundings surroundings) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Convoke//Convoke//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(ZoneRulesComponent.of(
                event.timeZone(), event.start(), event.end().orElse(event.start())));
        calendar.add(component(status, event, person, surroundings));
        return new Invitation(method.getValue(), folded(calendar.toString()));
    }

    /** RFC 5545, section 3.1: lines have at most 75 octets. The library counts characters, of which Cyrillic ones have two. */
    private static String folded(String calendar) {
        return calendar.lines().map(Invitation::foldedLine).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String foldedLine(String line) {
        var folded = new StringBuilder();
        var octets = 0;
        for (var character : line.codePoints().toArray()) {
            var text = Character.toString(character);
            var size = text.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(text);
            octets += size;
        }
        return folded.toString();
    }

    private static VEvent component(Status status, KnownEvent event, Addressee person, Surroundings surroundings) {
        var component = new VEvent(false);
        component.add(new Uid(CalendarEntry.uid(event.eventId())));
        component.add(new DtStamp(surroundings.now()));
        component.add(new Sequence(event.sequence()));
        component.add(new DtStart<>(local(event, event.start())));
        event.end().ifPresent(end -> component.add(new DtEnd<>(local(event, end))));
        component.add(new Summary(OneLine.of(event.name(), LONGEST_TEXT)));
        event.cancelReason()
                .filter(reason -> event.isCancelled())
                .ifPresent(reason -> component.add(new Description(OneLine.of(reason, 2 * LONGEST_TEXT))));
        place(event).ifPresent(place -> component.add(new Location(place)));
        event.latitude()
                .ifPresent(latitude ->
                        event.longitude().ifPresent(longitude -> component.add(new Geo(latitude + ";" + longitude))));
        component.add(new Url(CalendarEntry.url(surroundings.publicUrl(), event.eventId())));
        var organiser = new Organizer(mailto(surroundings.organiserAddress()));
        if (!event.organiserUsername().isBlank()) {
            organiser.add(new Cn(OneLine.of(event.organiserUsername(), LONGEST_TEXT)));
        }
        component.add(organiser);
        component.add(attendee(person));
        component.add(status);
        component.add(ImmutableTransp.OPAQUE);
        return component;
    }

    private static Attendee attendee(Addressee person) {
        var attendee = new Attendee(mailto(person.email()));
        attendee.add(new Cn(OneLine.of(person.username(), LONGEST_TEXT)));
        attendee.add(CuType.INDIVIDUAL);
        attendee.add(Role.REQ_PARTICIPANT);
        attendee.add(PartStat.ACCEPTED);
        attendee.add(Rsvp.FALSE);
        return attendee;
    }

    /** Whatever is not allowed in a URI is quoted; whether the address is one, the mail itself finds out. */
    private static URI mailto(String address) {
        try {
            return new URI("mailto", OneLine.of(address, LONGEST_TEXT), null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the scheme is given and the rest is quoted", e);
        }
    }

    private static ZonedDateTime local(KnownEvent event, Instant instant) {
        return instant.atZone(event.timeZone());
    }

    /** Where it takes place, on one line; online events by their address. */
    static Optional<String> place(KnownEvent event) {
        var place = Stream.of(event.address(), event.city())
                .flatMap(Optional::stream)
                .map(part -> OneLine.of(part, LONGEST_TEXT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? event.onlineUrl().map(url -> OneLine.of(url, LONGEST_TEXT)) : Optional.of(place);
    }
}
