package io.convoke.event.locations.entity;

import io.convoke.common.ids.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A place. Where it is never changes, so an event that uses it cannot move unnoticed. Shared ones are listed for everybody
 * to use again; the others belong to the events that were made with them, drafts included, and are listed nowhere.
 */
@Entity
public class Location {
    @Id
    private UUID id;

    private String city;
    private String address;
    private Double latitude;
    private Double longitude;
    private boolean shared;
    private UUID createdBy;
    private Instant createdAt;

    protected Location() {} // for Hibernate

    private Location(Place place, boolean shared, UUID createdBy, Instant now) {
        this.id = Ids.next();
        this.city = place.city();
        this.address = place.address().orElse(null);
        this.latitude = place.point().map(Point::latitude).orElse(null);
        this.longitude = place.point().map(Point::longitude).orElse(null);
        this.shared = shared;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** A place that everybody may use for events. */
    public static Location shared(Place place, UUID createdBy, Instant now) {
        return new Location(place, true, createdBy, now);
    }

    /** A place of one person's events. */
    public static Location own(Place place, UUID createdBy, Instant now) {
        return new Location(place, false, createdBy, now);
    }

    public UUID id() {
        return id;
    }

    public String city() {
        return city;
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** Where it is on earth; empty when nobody said. */
    public Optional<Point> point() {
        return latitude == null ? Optional.empty() : Optional.of(new Point(latitude, longitude));
    }

    public boolean isShared() {
        return shared;
    }

    /** Who made it; empty once that account is erased. */
    public Optional<UUID> createdBy() {
        return Optional.ofNullable(createdBy);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The description that would make the same location. */
    public Place place() {
        return new Place(city, address(), point());
    }
}
