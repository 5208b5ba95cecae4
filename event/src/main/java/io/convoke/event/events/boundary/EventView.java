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
        UUID id,

        @Schema(examples = "Kotlin evening") String name,

        @Schema(examples = "Talks and pizza") Optional<String> description,

        @Schema(examples = "Technology") Optional<String> category,

        Instant start,
        Optional<Instant> end,
        @Schema(examples = "Europe/Moscow") String timeZone,

        @Schema(enumeration = {"draft", "active", "completed", "cancelled"})
        String status,

        @Schema(description = "Why it is cancelled", examples = "The speaker is ill")
        Optional<String> cancelReason,

        Optional<WhereView> location,

        @Schema(description = "The shared location that the event uses")
        Optional<UUID> locationId,

        Optional<OnlineView> online,

        @Schema(
                description = "The earliest image that the event's own people uploaded; absent without one",
                examples = "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content")
        Optional<String> imageUrl,

        @Schema(examples = "60") int maxParticipants,

        @Schema(description = "Until when people register; absent means the start")
        Optional<Instant> registrationClosesAt,

        SeatsView seats,
        RatingView rating,
        OrganiserView organiser,

        @Schema(description = "Kilometres from the point asked about")
        Optional<Double> distanceKm,

        @Schema(examples = "2027-02-01T09:30:00Z") Instant createdAt,

        @Schema(examples = "2027-02-01T09:30:00Z") Instant updatedAt) {

    /** Where it takes place. */
    @Schema(name = "EventPlace")
    public record WhereView(
            @Schema(examples = "Москва") String city,

            @Schema(examples = "Тверская улица, 7") Optional<String> address,

            Optional<Double> latitude,
            Optional<Double> longitude) {
        static WhereView of(Location location) {
            return new WhereView(
                    location.city(),
                    location.address(),
                    location.point().map(Point::latitude),
                    location.point().map(Point::longitude));
        }
    }

    /** Where to take part from afar. */
    @Schema(name = "EventOnline")
    public record OnlineView(
            @Schema(examples = "https://meet.example.org/kotlin")
            String url) {}

    /** Whose event it is. */
    @Schema(name = "Organiser")
    public record OrganiserView(
            UUID id, @Schema(examples = "anna") String username) {}

    /** An event with its seats, its rating and its image. */
    public static EventView of(Event event, SeatCount seats, Rating rating, Optional<String> imageUrl) {
        return of(event, seats, rating, imageUrl, Optional.empty());
    }

    /**
     * An event with its seats, its rating and its image, as found around a point.
     *
     * @param distance kilometres
     */
    public static EventView of(
            Event event, SeatCount seats, Rating rating, Optional<String> imageUrl, Optional<Double> distance) {
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
                imageUrl,
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
