package io.convoke.chat.rooms.control;

import io.convoke.chat.rooms.entity.EventFacts;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.chat.rooms.entity.TeamRole;
import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Makes, closes and clears rooms as their events go, and lets people in and out as seats and teams change. */
@ApplicationScoped
public class RoomFollower {
    @Inject
    RoomStore store;

    @Inject
    Memberships memberships;

    @Inject
    RoomSignals signals;

    @Inject
    ErasedAccounts erased;

    /** Takes over newer facts about an event; older ones change nothing. */
    @Transactional(TxType.MANDATORY)
    public void follow(EventFacts facts) {
        var known = store.lockOfEvent(facts.eventId());
        var room = known.orElseGet(() -> new Room(Ids.next(), facts));
        if (known.isEmpty()) {
            store.add(room);
        } else if (!room.update(facts)) {
            return;
        }
        memberships.team(facts.eventId(), living(facts.team()));
        if (!erased.contains(facts.organiserId())) {
            memberships.name(facts.eventId(), facts.organiserId(), facts.organiserName());
        }
        if (!room.exists()) {
            store.empty(room);
        }
        signals.rightsChanged(room.id());
    }

    /** In the order of ids, so that two transactions never wait for each other's. */
    private Map<UUID, TeamRole> living(Map<UUID, TeamRole> team) {
        var living = new HashMap<UUID, TeamRole>();
        for (var userId : new TreeSet<>(team.keySet())) {
            if (!erased.contains(userId)) {
                living.put(userId, team.get(userId));
            }
        }
        return living;
    }

    /**
     * Notes that a person has got a seat or given it up, unless something newer is known. The event may still be unknown.
     *
     * @param seatsVersion rises with every change of the event's seats
     */
    @Transactional(TxType.MANDATORY)
    public void seat(UUID eventId, UUID userId, String username, boolean registered, long seatsVersion) {
        if (erased.contains(userId)) {
            return;
        }
        memberships.seat(eventId, userId, username, registered, seatsVersion);
        if (!registered) {
            store.ofEvent(eventId).ifPresent(room -> signals.rightsChanged(room.id(), userId));
        }
    }
}
