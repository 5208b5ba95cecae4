package io.convoke.chat.rooms.control;

import io.convoke.chat.rooms.entity.Room;
import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides who may do what in a room. */
@ApplicationScoped
public class RoomAccess {
    @Inject
    RoomStore store;

    @Inject
    Memberships memberships;

    @Inject
    Clock clock;

    /** How long members can write after the event is over, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.open-after-end", defaultValue = "PT0S")
    Duration openAfterEnd;

    /**
     * A room that somebody has come into.
     *
     * @param standing how the person stands in it
     * @param admin whether the person governs the platform
     */
    public record Visit(Room room, Standing standing, boolean admin) {
        /** Whether the person may moderate: the team does, and whoever governs the platform. */
        public boolean moderates() {
            return admin || standing.moderates();
        }
    }

    /**
     * Lets a member in, and an admin, who reads and moderates but does not take part.
     *
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned
     */
    @Transactional(TxType.MANDATORY)
    public Visit enter(UUID roomId, UUID userId, boolean admin) {
        return enter(store.find(roomId).orElseThrow(RoomAccess::unknown), userId, admin);
    }

    /** As {@link #enter(UUID, UUID, boolean)}, by the event. */
    @Transactional(TxType.MANDATORY)
    public Visit enterOfEvent(UUID eventId, UUID userId, boolean admin) {
        return enter(store.ofEvent(eventId).orElseThrow(RoomAccess::unknown), userId, admin);
    }

    /**
     * Lets in somebody who takes part.
     *
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned
     */
    @Transactional(TxType.MANDATORY)
    public Visit enterAsMember(UUID roomId, UUID userId) {
        return enter(roomId, userId, false);
    }

    /**
     * Lets in somebody who keeps the room in order.
     *
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned, forbidden
     */
    @Transactional(TxType.MANDATORY)
    public Visit enterAsModerator(UUID roomId, UUID userId, boolean admin) {
        var visit = enter(roomId, userId, admin);
        if (!visit.moderates()) {
            throw new DomainException(
                    CommonProblem.FORBIDDEN, "Only the event's owner, editors and moderators do this");
        }
        return visit;
    }

    private Visit enter(Room room, UUID userId, boolean admin) {
        var standing = memberships.standing(room, userId).orElse(Standing.STRANGER);
        if (!admin) {
            requireMember(standing);
        }
        return new Visit(room, standing, admin);
    }

    private static void requireMember(Standing standing) {
        if (!standing.belongs()) {
            throw new DomainException(
                    ChatError.NOT_A_MEMBER, "Register for the event; waiting for a seat is not enough");
        }
        if (standing.banned()) {
            throw new DomainException(ChatError.BANNED, "A moderator of the event has banned you from its chat");
        }
    }

    /**
     * Lets a member write.
     *
     * @throws DomainException 403 muted, 409 chat-read-only
     */
    public void requireWriting(Visit visit) {
        var now = clock.instant();
        if (visit.standing().isMuted(now)) {
            throw new DomainException(ChatError.MUTED, "A moderator of the event has muted you");
        }
        if (state(visit.room()) != RoomState.OPEN) {
            throw new DomainException(ChatError.CHAT_READ_ONLY, "The event is over or cancelled");
        }
    }

    /** Whether members of the room can write now. */
    public RoomState state(Room room) {
        return room.state(clock.instant(), openAfterEnd);
    }

    /** The refusal of a room that is not there. */
    public static DomainException unknown() {
        return new DomainException(ChatError.CHAT_UNKNOWN, "There is no chat of this id, or of an event of this id");
    }
}
