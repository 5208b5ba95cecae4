package io.convoke.notification.mails.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Writes times as people read them: in the zone of the event, with the zone named. */
final class EventTimes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private EventTimes() {}

    /**
     * When an event takes place, for example {@code Sat 27 March 2027, 19:00–21:00 (Europe/Moscow, UTC+3)}. Where the clocks
     * are set between start and end, each has its own offset.
     */
    static String when(Instant start, Optional<Instant> end, ZoneId zone, Locale locale) {
        var from = start.atZone(zone);
        if (end.isEmpty()) {
            return day(from, locale) + ", " + TIME.format(from) + " (" + zone.getId() + ", " + offset(from) + ")";
        }
        var to = end.get().atZone(zone);
        var sameDay = from.toLocalDate().equals(to.toLocalDate());
        var sameOffset = from.getOffset().equals(to.getOffset());
        var first = day(from, locale) + ", " + TIME.format(from) + (sameOffset ? "" : " " + offset(from));
        var last = (sameDay ? "" : day(to, locale) + ", ") + TIME.format(to) + (sameOffset ? "" : " " + offset(to));
        return first + (sameDay && sameOffset ? "–" : " – ") + last + " (" + zone.getId()
                + (sameOffset ? ", " + offset(from) : "") + ")";
    }

    /** Short, for subjects: {@code Sat 27 March, 19:00}. */
    static String brief(Instant start, ZoneId zone, Locale locale) {
        var from = start.atZone(zone);
        var pattern = isRussian(locale) ? "EEE, d MMMM" : "EEE d MMMM";
        return DateTimeFormatter.ofPattern(pattern, locale).format(from) + ", " + TIME.format(from);
    }

    /** A moment that belongs to no place: {@code Sat 27 March 2027, 16:00 UTC}. */
    static String moment(Instant instant, Locale locale) {
        var at = instant.atZone(ZoneOffset.UTC);
        return day(at, locale) + ", " + TIME.format(at) + " UTC";
    }

    private static String day(ZonedDateTime at, Locale locale) {
        var pattern = isRussian(locale) ? "EEE, d MMMM uuuu 'г.'" : "EEE d MMMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }

    private static boolean isRussian(Locale locale) {
        return locale.getLanguage().equals("ru");
    }

    /** {@code UTC+3}, {@code UTC+5:30}, {@code UTC−5}, {@code UTC}. */
    private static String offset(ZonedDateTime at) {
        var minutes = at.getOffset().getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        var hours = Math.abs(minutes) / 60;
        var rest = Math.abs(minutes) % 60;
        return "UTC" + (minutes < 0 ? "−" : "+") + hours + (rest == 0 ? "" : String.format(":%02d", rest));
    }
}
