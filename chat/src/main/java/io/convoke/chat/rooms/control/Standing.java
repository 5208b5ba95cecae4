package io.convoke.chat.rooms.control;

import io.convoke.chat.rooms.entity.TeamRole;
import java.time.Instant;
import java.util.Optional;

/**
 * How a person stands in a room at a moment.
 *
 * @param registered whether the person has a seat at the event
 * @param role the person's part in the team
 * @param mutedUntil when the mute ends; {@link Instant#MAX} for one without an end, empty when there is none
 */
public record Standing(boolean registered, Optional<TeamRole> role, boolean banned, Optional<Instant> mutedUntil) {
    /** Of somebody who was never here. */
    public static final Standing STRANGER = new Standing(false, Optional.empty(), false, Optional.empty());

    /** Whether the person belongs to the room, banned or not. */
    public boolean belongs() {
        return registered || role.isPresent();
    }

    /** Whether the person may be in the room. */
    public boolean isMember() {
        return belongs() && !banned;
    }

    /** Whether the person may not write at that time. */
    public boolean isMuted(Instant now) {
        return mutedUntil.filter(now::isBefore).isPresent();
    }

    /** Whether the person keeps the room in order. */
    public boolean moderates() {
        return role.filter(TeamRole::moderates).isPresent();
    }
}
