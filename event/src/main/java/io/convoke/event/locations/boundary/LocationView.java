package io.convoke.event.locations.boundary;

import io.convoke.event.locations.entity.Location;
import io.convoke.event.locations.entity.Point;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A location that everybody may use for events. */
@Schema(name = "Location")
public record LocationView(
        UUID id,
        String city,

        @Schema(examples = "Тверская улица, 7") Optional<String> address,

        Optional<Double> latitude,
        Optional<Double> longitude,

        @Schema(examples = "2027-02-01T09:30:00Z") Instant createdAt) {
    static LocationView of(Location location) {
        return new LocationView(
                location.id(),
                location.city(),
                location.address(),
                location.point().map(Point::latitude),
                location.point().map(Point::longitude),
                location.createdAt());
    }
}
