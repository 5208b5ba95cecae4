package io.convoke.event.events.boundary;

import io.convoke.event.events.entity.Event;
import io.convoke.event.locations.entity.Location;
import io.convoke.event.locations.entity.Point;
import io.convoke.event.ratings.boundary.RatingView;
import io.convoke.event.ratings.entity.Rating;
import io.convoke.event.seats.boundary.SeatsView;
import io.convoke.event.seats.entity.SeatCount;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as readers see it. */
@Schema(name = "Event")
public record EventView(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "Kotlin evening")
        String name,

        @Schema(implementation = String.class, examples = "Talks and pizza")
        Optional<String> description,

        @Schema(implementation = String.class, examples = "Technology")
        Optional<String> category,

        @Schema(required = true) Instant start,
        @Schema(implementation = Instant.class) Optional<Instant> end,
        @Schema(required = true, examples = "Europe/Moscow") String timeZone,

        @Schema(
                required = true,
                enumeration = {"draft", "active", "completed", "cancelled"})
        String status,

        @Schema(implementation = String.class, description = "Why it is cancelled", examples = "The speaker is ill")
        Optional<String> cancelReason,

        @Schema(implementation = WhereView.class) Optional<WhereView> location,

        @Schema(implementation = UUID.class, description = "The shared location that the event uses")
        Optional<UUID> locationId,

        @Schema(implementation = OnlineView.class) Optional<OnlineView> online,

        @Schema(implementation = String.class, examples = "https://convoke.example/image.jpg")
        Optional<String> imageUrl,

        @Schema(required = true, examples = "60") int maxParticipants,

        @Schema(implementation = Instant.class, description = "Until when people register; absent means the start")
        Optional<Instant> registrationClosesAt,

        @Schema(required = true) SeatsView seats,
        @Schema(required = true) RatingView rating,
        @Schema(required = true) OrganiserView organiser,

        @Schema(implementation = Double.class, description = "Kilometres from the point asked about")
        Optional<Double> distanceKm,

        @Schema(required = true, examples = "2027-02-01T09:30:00Z")
        Instant createdAt,

        @Schema(required = true, examples = "2027-02-01T09:30:00Z")
        Instant updatedAt) {

    /** Where it takes place. */
    @Schema(name = "Where")
    public record WhereView(
            @Schema(required = true, examples = "Москва") String city,

            @Schema(implementation = String.class, examples = "Тверская улица, 7")
            Optional<String> address,

            @Schema(implementation = Double.class) Optional<Double> latitude,
            @Schema(implementation = Double.class) Optional<Double> longitude) {
        static WhereView of(Location location) {
            return new WhereView(
                    location.city(),
                    location.address(),
                    location.point().map(Point::latitude),
                    location.point().map(Point::longitude));
        }
    }

    /** Where to take part from afar. */
    @Schema(name = "Online")
    public record OnlineView(
            @Schema(required = true, examples = "https://meet.example.org/kotlin")
            String url) {}

    /** Whose event it is. */
    @Schema(name = "Organiser")
    public record OrganiserView(
            @Schema(required = true) UUID id,
            @Schema(required = true, examples = "anna") String username) {}

    /** An event with its seats and rating. */
    public static EventView of(Event event, SeatCount seats, Rating rating) {
        return of(event, seats, rating, Optional.empty());
    }

    /**
     * An event with its seats and rating, as found around a point.
     *
     * @param distance kilometres
     */
    public static EventView of(Event event, SeatCount seats, Rating rating, Optional<Double> distance) {
        var schedule = event.schedule();
        return new EventView(
                event.id(),
                event.name(),
                event.description(),
                event.category(),
                schedule.start(),
                schedule.end(),
                schedule.timeZone().getId(),
                event.status().text(),
                event.cancelReason(),
                event.location().map(WhereView::of),
                event.location().filter(Location::isShared).map(Location::id),
                event.onlineUrl().map(OnlineView::new),
                Optional.empty(),
                event.capacity(),
                schedule.registrationClosesAt(),
                SeatsView.of(seats),
                RatingView.of(rating),
                new OrganiserView(event.ownerId(), event.ownerName()),
                distance.map(kilometres -> Math.round(kilometres * 1000) / 1000.0),
                event.createdAt(),
                event.updatedAt());
    }
}
