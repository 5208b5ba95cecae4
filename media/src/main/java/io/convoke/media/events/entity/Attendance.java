package io.convoke.media.events.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/**
 * Whether a person has a seat at an event. Begins with the person's first record; a later registration of the same person
 * takes the place of the one before.
 */
@Entity
@Table(name = "attendance")
public class Attendance {
    @EmbeddedId
    private Place place;

    private UUID registrationId;
    private long seatsVersion;
    private boolean seated;

    /** Whose seat at which event. */
    @Embeddable
    public record Place(UUID eventId, UUID userId) implements Serializable {}

    protected Attendance() {} // for Hibernate

    public Attendance(Place place, UUID registrationId) {
        this.place = place;
        this.registrationId = registrationId;
    }

    /**
     * A seat was given or taken away.
     *
     * @param version of the event's seats; what is older than the last applied changes nothing
     */
    public void seatChanged(UUID registration, boolean has, long version) {
        if (version >= seatsVersion) {
            registrationId = registration;
            seated = has;
            seatsVersion = version;
        }
    }

    /** The staff at the door has seen the person come, or not; of an earlier registration it says nothing. */
    public void seen(UUID registration, boolean has) {
        if (registrationId.equals(registration)) {
            seated = has;
        }
    }

    /** Whose seat it is, and where. */
    public Place place() {
        return place;
    }

    public boolean isSeated() {
        return seated;
    }
}
