package io.convoke.notification.mails.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.calendar.CalendarEntry;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {
    private static final Invitation.Surroundings SURROUNDINGS =
            new Invitation.Surroundings(Samples.NOW, "https://convoke.example", "no-reply@convoke.example");

    @Test
    void aRequestSaysWhatAndWhenAndWhere() throws Exception {
        var invitation = Invitation.request(Samples.event(), Samples.recipient("ann", "en"), SURROUNDINGS);
        var event = event(invitation);
        assertThat(invitation.method()).isEqualTo("REQUEST");
        assertThat(value(event, "UID")).isEqualTo(CalendarEntry.uid(Samples.EVENT));
        assertThat(value(event, "SEQUENCE")).isEqualTo("2");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20270301T100000Z");
        assertThat(value(event, "SUMMARY")).isEqualTo("Java Meetup");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "LOCATION")).isEqualTo("Tverskaya 1, hall; 2, Moscow");
        assertThat(value(event, "URL")).isEqualTo("https://convoke.example/api/v1/events/" + Samples.EVENT);
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:no-reply@convoke.example");
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:ann@example.org");
        assertThat(value(event, "DTSTART")).isEqualTo("20270327T190000");
        assertThat(value(event, "DTEND")).isEqualTo("20270327T210000");
        assertThat(event.getProperty("DTSTART")
                        .flatMap(start -> start.getParameter(Parameter.TZID))
                        .map(Object::toString)
                        .orElse(""))
                .contains("Europe/Moscow");
        assertThat(invitation.content()).contains("METHOD:REQUEST\r\n");
    }

    @Test
    void aCancellationHasTheSameUidAndAHigherSequence() throws Exception {
        var cancelled = Samples.event("Java Meetup", "Europe/Moscow", "cancelled", 3, "The speaker is ill");
        var invitation = Invitation.cancel(cancelled, Samples.recipient("ann", "en"), SURROUNDINGS);
        var event = event(invitation);
        assertThat(invitation.content()).contains("METHOD:CANCEL\r\n");
        assertThat(value(event, "UID")).isEqualTo(CalendarEntry.uid(Samples.EVENT));
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("The speaker is ill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Moscow",
                "America/New_York",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Africa/Casablanca",
                "Europe/Dublin",
                "Australia/Lord_Howe",
                "UTC"
            })
    void theZoneDescribedGivesTheSameInstantAsTheRules(String zone) throws Exception {
        var known = Samples.event("Java Meetup", zone, "active", 0, null);
        var calendar = parse(Invitation.request(known, Samples.recipient("ann", "en"), SURROUNDINGS));
        var described = calendar.<VTimeZone>getComponent("VTIMEZONE").orElseThrow();
        var local = Samples.START.atZone(known.timeZone()).toLocalDateTime();
        assertThat(described.getTimeZoneId().getValue()).isEqualTo(zone);
        assertThat(local.toInstant(offset(described, local).getOffset())).isEqualTo(Samples.START);
    }

    /** By RFC 5545: the observance whose onset is the latest before the local time. */
    private static TzOffsetTo offset(VTimeZone zone, java.time.LocalDateTime local) {
        Observance best = null;
        for (var observance : zone.getObservances()) {
            if (!onset(observance).isAfter(local)
                    && (best == null || onset(observance).isAfter(onset(best)))) {
                best = observance;
            }
        }
        return best.<TzOffsetTo>getProperty("TZOFFSETTO").orElseThrow();
    }

    private static java.time.LocalDateTime onset(Observance observance) {
        return java.time.LocalDateTime.from(observance
                .<DtStart<Temporal>>getProperty("DTSTART")
                .orElseThrow()
                .getDate());
    }

    @Test
    void namesCannotAddLines() throws Exception {
        var known = Samples.event(
                "Meet\r\nATTENDEE:mailto:eve@example.org\r\nX:\u2028up", "Europe/Moscow", "active", 0, null);
        var person = Samples.recipient("ann\"\r\nX-EVIL:1;CN=x", "en");
        var invitation = Invitation.request(known, person, SURROUNDINGS);
        assertThat(invitation.content().lines()).noneMatch(line -> line.startsWith("X-EVIL") || line.startsWith("X:"));
        var event = event(invitation);
        assertThat(event.getProperties("ATTENDEE")).hasSize(1);
        assertThat(value(event, "SUMMARY")).isEqualTo("Meet ATTENDEE:mailto:eve@example.org X: up");
    }

    @Test
    void linesAreFoldedByOctetsAndReadBackWhole() throws Exception {
        var name = "Вечер Java: виртуальные потоки, сборщики мусора и другие истории из жизни 🎉 "
                .repeat(3)
                .strip();
        var known = Samples.event(name, "Europe/Moscow", "active", 0, null);
        var invitation = Invitation.request(known, Samples.recipient("аня", "ru"), SURROUNDINGS);
        assertThat(invitation.content().split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
        assertThat(value(event(invitation), "SUMMARY")).isEqualTo(name);
    }

    @Test
    void itIsReadBackInItsZone() throws Exception {
        var event = event(Invitation.request(Samples.event(), Samples.recipient("ann", "en"), SURROUNDINGS));
        Temporal start =
                event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow().getDate();
        assertThat(Instant.from(ZonedDateTime.from(start))).isEqualTo(Samples.START);
    }

    private static VEvent event(Invitation invitation) throws Exception {
        return parse(invitation).<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static Calendar parse(Invitation invitation) throws Exception {
        var calendar = new CalendarBuilder().build(new StringReader(invitation.content()));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar;
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(property -> property.getValue()).orElse(null);
    }
}
