package io.convoke.event.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.TeamMember;
import io.convoke.event.events.entity.TeamRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives people roles for an event; the other services learn the whole team with the event's state. */
@ApplicationScoped
public class Team {
    /** Most members of a team, the owner included. */
    public static final int LARGEST = 100;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Lets go on who gives a role to a person; to be asked before the event is locked.
     *
     * @throws DomainException 404 {@code team-member-unknown} when the person's account has been erased
     */
    @Transactional(TxType.MANDATORY)
    public void requireExisting(UUID userId) {
        if (erased.contains(userId)) {
            throw new DomainException(EventError.TEAM_MEMBER_UNKNOWN, "This account does not exist any more");
        }
    }

    /**
     * A person's part in the team.
     *
     * @throws DomainException 404 {@code team-member-unknown}
     */
    public TeamMember member(Event event, UUID userId) {
        return Optional.ofNullable(event.team().get(userId)).orElseThrow(Team::unknown);
    }

    /**
     * Gives a person a role in the team of an event that the caller has locked and owns.
     *
     * @throws DomainException 409 {@code owner-stays}, {@code team-full}
     */
    @Transactional(TxType.MANDATORY)
    public TeamMember assign(Event event, UUID userId, TeamRole role) {
        refuseOwner(event, userId);
        if (!event.team().containsKey(userId) && event.team().size() >= LARGEST) {
            throw new DomainException(EventError.TEAM_FULL, "A team has at most " + LARGEST + " members");
        }
        if (event.assign(userId, role, clock.instant())) {
            tell(event);
        }
        return event.team().get(userId);
    }

    /**
     * Takes a person out of the team of an event that the caller has locked and owns.
     *
     * @throws DomainException 404 {@code team-member-unknown}, 409 {@code owner-stays}
     */
    @Transactional(TxType.MANDATORY)
    public void dismiss(Event event, UUID userId) {
        refuseOwner(event, userId);
        if (!event.dismiss(userId, clock.instant())) {
            throw unknown();
        }
        tell(event);
    }

    /** Takes the owner of a published event that is locked away, because the account is erased. */
    @Transactional(TxType.MANDATORY)
    public void leaveToNobody(Event event, UUID nobody, String name) {
        event.leaveToNobody(nobody, name, clock.instant());
        tell(event);
    }

    private void tell(Event event) {
        if (!event.isDraft()) {
            outbox.append(new EventChanged(EventState.of(event), List.of("team")));
        }
    }

    private static void refuseOwner(Event event, UUID userId) {
        if (event.ownerId().equals(userId)) {
            throw new DomainException(EventError.OWNER_STAYS, "The owner's role does not change");
        }
    }

    private static DomainException unknown() {
        return new DomainException(EventError.TEAM_MEMBER_UNKNOWN, "This person is not in the event's team");
    }
}
