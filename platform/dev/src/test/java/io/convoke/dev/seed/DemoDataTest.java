package io.convoke.dev.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.seed.DemoData.Event;
import io.convoke.dev.seed.DemoData.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final DemoData DATA = DemoData.load();

    @Test
    void everyNameIsGivenOnce() {
        assertThat(DATA.people()).extracting(Person::username).doesNotHaveDuplicates();
        assertThat(DATA.events()).extracting(Event::key).doesNotHaveDuplicates();
        assertThat(DATA.events()).extracting(Event::name).doesNotHaveDuplicates();
    }

    @Test
    void thereIsALoginOfEachKind() {
        assertThat(DATA.people().stream().flatMap(person -> person.login().stream()))
                .containsExactlyInAnyOrder("guest", "user", "user", "organiser");
        assertThat(DATA.people().stream().filter(person -> !person.verifies()))
                .singleElement()
                .satisfies(guest -> assertThat(guest.login()).contains("guest"));
    }

    @Test
    void whoTakesPartHasAVerifiedAccount() {
        var verified = DATA.people().stream()
                .filter(Person::verifies)
                .map(Person::username)
                .collect(Collectors.toSet());
        for (var event : DATA.events()) {
            assertThat(verified).contains(event.organiser());
            assertThat(verified).containsAll(event.attendees());
            assertThat(event.attendees()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theApiTakesWhatTheySay() {
        for (var person : DATA.people()) {
            assertThat(person.username()).matches("[A-Za-z0-9._-]{3,100}");
            assertThat(person.locale()).isIn("en", "ru");
        }
        for (var event : DATA.events()) {
            assertThat(event.name()).hasSizeLessThanOrEqualTo(255);
            assertThat(event.category()).hasSizeLessThanOrEqualTo(100);
            assertThat(event.maxParticipants()).isBetween(1, 100_000);
            assertThat(event.location().isPresent())
                    .as(event.key())
                    .isNotEqualTo(event.online().isPresent());
            assertThat(event.is("cancelled")).isEqualTo(event.reason().isPresent());
            assertThat(!event.is("draft") || event.attendees().isEmpty()).isTrue();
            event.location().ifPresent(location -> {
                assertThat(location.city()).isNotBlank().hasSizeLessThanOrEqualTo(100);
                assertThat(location.latitude()).isBetween(-90.0, 90.0);
                assertThat(location.longitude()).isBetween(-180.0, 180.0);
            });
        }
    }

    @Test
    void theyShowTheWholeRange() {
        assertThat(DATA.events()).hasSizeBetween(28, 35);
        assertThat(DATA.events().stream().filter(Event::isPast).count()).isGreaterThanOrEqualTo(5);
        assertThat(DATA.events().stream()
                        .filter(event -> event.attendees().size() > event.maxParticipants())
                        .count())
                .isGreaterThanOrEqualTo(3);
        assertThat(DATA.events().stream().filter(event -> event.is("draft")).count())
                .isGreaterThanOrEqualTo(1);
        assertThat(DATA.events().stream().filter(event -> event.is("cancelled")).count())
                .isGreaterThanOrEqualTo(1);
        assertThat(DATA.events().stream().map(Event::timeZone).distinct().count())
                .isGreaterThanOrEqualTo(6);
    }

    /** A wall-clock time that a change of clocks skips would be refused, and a coming event must lie ahead. */
    @Test
    void theDatesHoldOnEveryDayOfTheYear() {
        var first = Instant.parse("2026-01-01T00:30:00Z");
        for (var day = 0; day < 730; day++) {
            var seeded = first.plus(day * 12L, ChronoUnit.HOURS);
            for (var event : DATA.events()) {
                var start = event.start(seeded).atZone(event.timeZone());
                var end = event.end(seeded).atZone(event.timeZone());
                assertThat(start.toLocalDateTime()).isEqualTo(event.start(seeded));
                assertThat(end.toLocalDateTime()).isEqualTo(event.end(seeded));
                assertThat(end).isAfter(start);
                if (event.isPast()) {
                    assertThat(end.toInstant()).as(event.key()).isBefore(seeded);
                } else {
                    assertThat(start.toInstant()).as(event.key()).isAfter(seeded);
                }
                event.weekday()
                        .ifPresent(weekday -> assertThat(start.getDayOfWeek()).isEqualTo(weekday));
            }
        }
    }
}
