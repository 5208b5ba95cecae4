package io.convoke.media.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.media.events.entity.Attendance;
import io.convoke.media.events.entity.EventFacts;
import io.convoke.media.events.entity.KnownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Follows what happens to events and seats. Persons who have been forgotten do not come back with what arrives late. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class EventFollower {
    @Inject
    Projections projections;

    @Inject
    ErasedAccounts erased;

    /** Takes over newer facts about an event; true when it is known at these facts now and was not before. */
    public boolean follow(EventFacts facts) {
        var known = projections.lockEvent(facts.eventId());
        var remembered = new EventFacts(facts.eventId(), facts.version(), facts.status(), living(facts.team()));
        if (known.isEmpty()) {
            projections.add(new KnownEvent(remembered));
            return true;
        }
        return known.get().update(remembered);
    }

    /**
     * A person got a seat, or lost it.
     *
     * @param version of the event's seats
     */
    public void seatChanged(UUID eventId, UUID userId, UUID registrationId, boolean has, long version) {
        if (!erased.contains(userId)) {
            attendance(eventId, userId, registrationId).seatChanged(registrationId, has, version);
        }
    }

    /** A person was seen at the event, or was not. */
    public void seen(UUID eventId, UUID userId, UUID registrationId, boolean has) {
        if (!erased.contains(userId)) {
            attendance(eventId, userId, registrationId).seen(registrationId, has);
        }
    }

    private Attendance attendance(UUID eventId, UUID userId, UUID registrationId) {
        return projections.attendance(eventId, userId).orElseGet(() -> {
            var fresh = new Attendance(new Attendance.Place(eventId, userId), registrationId);
            projections.add(fresh);
            return fresh;
        });
    }

    private Map<UUID, String> living(Map<UUID, String> team) {
        return team.entrySet().stream()
                .filter(member -> !erased.contains(member.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
