package io.convoke.event.erasure.control;

import io.convoke.common.erasure.PersonalData;
import io.convoke.event.events.control.EventDesk;
import io.convoke.event.events.control.EventStore;
import io.convoke.event.events.control.LifeCycle;
import io.convoke.event.events.control.Team;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.EventStatus;
import io.convoke.event.locations.control.LocationStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Forgets a person. What the person organised has nobody as its owner from then on: what is to come is cancelled, for there is
 * nobody to hold it; drafts, which only the team knew, are deleted. Others' teams lose the person.
 */
@ApplicationScoped
public class ForgottenPersons implements PersonalData {
    /** Who an event's organiser was, once nobody knows any more. */
    static final String NAME = "former member";

    private static final String REASON = "The organiser has left the platform";

    @Inject
    EventStore events;

    @Inject
    EventDesk desk;

    @Inject
    Team team;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    LocationStore locations;

    @Inject
    Clock clock;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        var nobody = UUID.randomUUID();
        events.ofTeamsWith(userId).stream()
                .sorted()
                .flatMap(id -> events.lock(id).stream())
                .forEach(event -> forget(event, userId, nobody));
        locations.forgetCreator(userId);
    }

    private void forget(Event event, UUID userId, UUID nobody) {
        if (!event.ownerId().equals(userId)) {
            // Unless the team has changed since it was found.
            if (event.roleOf(userId).isPresent()) {
                team.dismiss(event, userId);
            }
            return;
        }
        if (event.isDraft()) {
            desk.delete(event);
            return;
        }
        team.leaveToNobody(event, nobody, NAME);
        if (event.status() == EventStatus.ACTIVE && event.schedule().start().isAfter(clock.instant())) {
            lifeCycle.cancel(event, Optional.of(REASON));
        }
    }
}
