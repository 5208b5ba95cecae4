package io.convoke.event.events.boundary;

import io.convoke.common.http.PlainText;
import io.convoke.common.http.Wording;
import io.convoke.event.events.entity.EventPlan;
import io.convoke.event.events.entity.Schedule;
import io.convoke.event.locations.control.LocationStore;
import io.convoke.event.locations.entity.Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Turns what an organiser sent into a plan; what annotations cannot check is checked here. */
@ApplicationScoped
public class PlanReader {
    /** The founding default. */
    static final int DEFAULT_CAPACITY = 100;

    @Inject
    LocationStore locations;

    @Inject
    Clock clock;

    /**
     * The plan that the request means.
     *
     * @param organiser whose place an inline location becomes
     * @param capacity the capacity unless the request says one
     * @throws io.convoke.common.problem.DomainException 400 for what cannot be read, 422 for what breaks a rule
     */
    EventPlan read(EventRequest request, UUID organiser, int capacity) {
        return new EventPlan(
                PlainText.line("name", request.name()).orElseThrow(),
                PlainText.lines("description", request.description()),
                PlainText.line("category", request.category()),
                schedule(request),
                request.maxParticipants() == null ? capacity : request.maxParticipants(),
                location(request, organiser),
                Optional.ofNullable(request.online()).flatMap(online -> PlainText.line("online.url", online.url())));
    }

    private static Schedule schedule(EventRequest request) {
        var clocks = WallClock.in(request.timeZone());
        var start = clocks.read("start", request.start());
        var end = Optional.ofNullable(request.end()).map(text -> clocks.read("end", text));
        var closes = Optional.ofNullable(request.registrationClosesAt())
                .map(text -> clocks.read("registrationClosesAt", text));
        if (end.filter(time -> !time.isAfter(start)).isPresent()) {
            throw Wording.invalid("end", "event.end-after-start");
        }
        if (closes.filter(time -> time.isAfter(start)).isPresent()) {
            throw Wording.invalid("registrationClosesAt", "event.closes-by-start");
        }
        return new Schedule(start, end, clocks.zone(), closes);
    }

    private Optional<Location> location(EventRequest request, UUID organiser) {
        if (request.locationId() == null) {
            return Optional.ofNullable(request.location())
                    .map(place -> Location.own(place.place("location."), organiser, clock.instant()));
        }
        if (request.location() != null) {
            throw Wording.invalid("location", "event.location-twice");
        }
        return Optional.of(locations
                .shared(request.locationId())
                .orElseThrow(() -> Wording.invalid("locationId", "event.location-unknown")));
    }
}
