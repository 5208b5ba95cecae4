package io.convoke.notification.mails.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * A time zone as iCalendar describes it, for the time around an event, from the same rules that the mail's text uses. A
 * library's own table of zones could differ from them.
 */
final class ZoneRulesComponent {
    /** Covers what a calendar shows around the event; rules further away do not touch it. */
    private static final Duration AROUND = Duration.ofDays(370);

    private ZoneRulesComponent() {}

    static VTimeZone of(ZoneId zone, Instant start, Instant end) {
        var rules = zone.getRules();
        var component = new VTimeZone();
        component.add(new TzId(zone.getId()));
        var from = start.minus(AROUND);
        var before = rules.getOffset(from);
        component.add(observance(rules.isDaylightSavings(from), LocalDateTime.of(1970, 1, 1, 0, 0), before, before));
        for (var transition = rules.nextTransition(from);
                transition != null && transition.getInstant().isBefore(end.plus(AROUND));
                transition = rules.nextTransition(transition.getInstant())) {
            component.add(observance(rules.isDaylightSavings(transition.getInstant()), transition));
        }
        return component;
    }

    private static Observance observance(boolean daylight, ZoneOffsetTransition transition) {
        return observance(
                daylight, transition.getDateTimeBefore(), transition.getOffsetBefore(), transition.getOffsetAfter());
    }

    private static Observance observance(boolean daylight, LocalDateTime since, ZoneOffset from, ZoneOffset to) {
        Observance observance = daylight ? new Daylight() : new Standard();
        observance.add(new DtStart<>(since));
        observance.add(new TzOffsetFrom(from));
        observance.add(new TzOffsetTo(to));
        observance.add(new TzName(name(to)));
        return observance;
    }

    private static String name(ZoneOffset offset) {
        var minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return String.format(
                Locale.ROOT, "UTC%s%02d:%02d", offset.getTotalSeconds() < 0 ? "-" : "+", minutes / 60, minutes % 60);
    }
}
