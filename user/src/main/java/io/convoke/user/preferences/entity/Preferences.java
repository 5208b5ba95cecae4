package io.convoke.user.preferences.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person's preferences. Without a row everything is on; born with the first change, gone with the person. The version rises
 * by one with every change, and each version is published.
 */
@Entity
@Table(name = "preferences")
public class Preferences {
    @Id
    private UUID userId;

    private long version;
    private boolean notificationsEnabled;
    private LocalTime quietFrom;
    private LocalTime quietTo;

    @ElementCollection
    @CollectionTable(name = "switched_off", joinColumns = @JoinColumn(name = "user_id"))
    private Set<SwitchedOff> switchedOff = new HashSet<>();

    protected Preferences() {} // for Hibernate

    /** Those of somebody who has not said anything, of version 0: everything is on. */
    public Preferences(UUID userId) {
        this.userId = userId;
        this.notificationsEnabled = true;
    }

    /** What a person wishes; all of it. */
    public record Wishes(boolean notificationsEnabled, Set<SwitchedOff> switchedOff, Optional<QuietHours> quietHours) {
        public Wishes {
            switchedOff = Set.copyOf(switchedOff);
            if (switchedOff.stream().anyMatch(off -> off.kind().isMandatory())) {
                throw new IllegalArgumentException("a mandatory kind cannot be switched off");
            }
        }
    }

    /** What the person wishes now. */
    public Wishes wishes() {
        return new Wishes(notificationsEnabled, switchedOff, quietHours());
    }

    /** Replaces the wishes; false when they are what they were. */
    public boolean become(Wishes wanted) {
        if (version > 0 && wanted.equals(wishes())) {
            return false;
        }
        notificationsEnabled = wanted.notificationsEnabled();
        switchedOff.retainAll(wanted.switchedOff());
        switchedOff.addAll(wanted.switchedOff());
        quietFrom = wanted.quietHours().map(QuietHours::from).orElse(null);
        quietTo = wanted.quietHours().map(QuietHours::to).orElse(null);
        version++;
        return true;
    }

    /** Switches one more off; false when it was off, or cannot be switched off. */
    public boolean switchOff(SwitchedOff message) {
        if (message.kind().isMandatory() || !switchedOff.add(message)) {
            return false;
        }
        version++;
        return true;
    }

    /** Counts a change of the time zone, in which the quiet hours are meant. */
    public void moveZone() {
        version++;
    }

    /** Whether the person wants a kind of message on a channel, apart from the switch over all. */
    public boolean wants(Channel channel, MessageKind kind) {
        return !switchedOff.contains(new SwitchedOff(channel, kind));
    }

    public UUID userId() {
        return userId;
    }

    /** The number of changes so far; 0 before anything is kept. */
    public long version() {
        return version;
    }

    /** The switch over everything that can be switched off. */
    public boolean notificationsEnabled() {
        return notificationsEnabled;
    }

    public Set<SwitchedOff> switchedOff() {
        return Set.copyOf(switchedOff);
    }

    public Optional<QuietHours> quietHours() {
        return Optional.ofNullable(quietFrom).map(from -> new QuietHours(from, quietTo));
    }
}
