package io.convoke.notification.preferences.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the user service last said about a person's wishes. Never goes back to an older version. */
@Entity
@Table(name = "preference")
public class Preference {
    @Id
    private UUID userId;

    private long version;
    private boolean enabled;
    private LocalTime quietFrom;
    private LocalTime quietTo;
    private String timeZone;
    private Instant at;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "preference_off", joinColumns = @JoinColumn(name = "user_id"))
    private Set<Switch> off = new HashSet<>();

    protected Preference() {} // for Hibernate

    public Preference(Wishes wishes) {
        this.userId = wishes.userId();
        take(wishes);
    }

    /** Takes over what an event says; false, and nothing changes, when it is not newer than what is known. */
    public boolean become(Wishes wishes) {
        if (wishes.version() <= version) {
            return false;
        }
        take(wishes);
        return true;
    }

    private void take(Wishes wishes) {
        this.version = wishes.version();
        this.enabled = wishes.enabled();
        this.quietFrom = wishes.quietHours().map(Wishes.Hours::from).orElse(null);
        this.quietTo = wishes.quietHours().map(Wishes.Hours::to).orElse(null);
        this.timeZone = wishes.timeZone().getId();
        this.at = wishes.at();
        this.off.retainAll(wishes.off());
        this.off.addAll(wishes.off());
    }

    /** Whether anything goes that can be switched off. */
    public boolean isEnabled() {
        return enabled;
    }

    public boolean isOff(Switch one) {
        return off.contains(one);
    }

    /**
     * The quiet hours, in the zone that was said last.
     *
     * @param profile what the profile says of the person's zone, and since when; empty when there is no profile
     */
    public Optional<QuietHours> quietHours(Optional<Profile> profile) {
        if (quietFrom == null) {
            return Optional.empty();
        }
        var zone = profile.filter(known -> known.at().isAfter(at))
                .map(Profile::timeZone)
                .orElseGet(() -> ZoneId.of(timeZone));
        return Optional.of(new QuietHours(quietFrom, quietTo, zone));
    }
}
