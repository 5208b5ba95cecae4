package io.convoke.dev.seed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** The people and the events of the demo, as {@code demo.json} tells them: with dates relative to the day of seeding. */
public record DemoData(List<Person> people, List<Event> events) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    public DemoData {
        people = List.copyOf(people);
        events = List.copyOf(events);
    }

    /** @param login what this account shows, where its login is printed: guest, user or organiser */
    public record Person(String username, String email, String locale, Optional<String> login) {

        /** A guest never follows the link in the verification mail. */
        public boolean verifies() {
            return login.filter("guest"::equals).isEmpty();
        }
    }

    /**
     * @param key its name in the progress of seeding
     * @param day days from today, in the event's zone
     * @param weekday the event moves on to the next such day
     * @param state draft or cancelled, where it is not simply active
     * @param attendees usernames in the order in which they register; those beyond the seats wait
     */
    public record Event(
            String key,
            String organiser,
            String name,
            String description,
            String category,
            int day,
            Optional<DayOfWeek> weekday,
            LocalTime time,
            Duration duration,
            ZoneId timeZone,
            int maxParticipants,
            Optional<Location> location,
            Optional<Online> online,
            Optional<String> state,
            Optional<String> reason,
            List<String> attendees) {

        public Event {
            attendees = attendees == null ? List.of() : List.copyOf(attendees);
        }

        public boolean isPast() {
            return day < 0;
        }

        public boolean is(String wanted) {
            return state.filter(wanted::equals).isPresent();
        }

        /** The wall-clock time at which it starts, when seeded at the given instant. */
        public LocalDateTime start(Instant seeded) {
            var date = seeded.atZone(timeZone).toLocalDate().plusDays(day);
            return weekday.map(TemporalAdjusters::nextOrSame)
                    .map(date::with)
                    .orElse(date)
                    .atTime(time);
        }

        public LocalDateTime end(Instant seeded) {
            return start(seeded).atZone(timeZone).plus(duration).toLocalDateTime();
        }
    }

    public record Location(String city, String address, double latitude, double longitude) {}

    public record Online(String url) {}

    /** @throws java.util.NoSuchElementException when no event has this key */
    Event event(String key) {
        return events.stream()
                .filter(event -> event.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    public static DemoData load() {
        try (var in = DemoData.class.getResourceAsStream("demo.json")) {
            return JSON.readValue(in, DemoData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
