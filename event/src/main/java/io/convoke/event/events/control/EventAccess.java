package io.convoke.event.events.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.TeamRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may do what. Outsiders do not learn that a draft exists: to them it is unknown, whatever they try. Admins may do
 * everything.
 */
@ApplicationScoped
public class EventAccess {
    private static final Set<TeamRole> EDITING = Set.of(TeamRole.OWNER, TeamRole.EDITOR);

    @Inject
    ErasedAccounts erased;

    @Inject
    EventStore store;

    /**
     * An event that the person may see.
     *
     * @param person empty for an anonymous reader
     * @throws DomainException 404 {@code event-unknown}
     */
    @Transactional(TxType.MANDATORY)
    public Event visible(UUID id, Optional<Person> person) {
        return store.find(id).filter(event -> maySee(event, person)).orElseThrow(() -> unknown(id));
    }

    /**
     * An event whose team the person is in.
     *
     * @throws DomainException 404 {@code event-unknown}, 403 to outsiders
     */
    @Transactional(TxType.MANDATORY)
    public Event ofTeam(UUID id, Person person) {
        var event = visible(id, Optional.of(person));
        if (!isInside(event, person)) {
            throw forbidden("Only the event's team sees this");
        }
        return event;
    }

    /**
     * An event that the person may change, locked.
     *
     * @throws DomainException 404 {@code event-unknown}, 403 to all but the owner, editors and admins
     */
    @Transactional(TxType.MANDATORY)
    public Event toEdit(UUID id, Person person) {
        var event = locked(id, person);
        if (!person.admin()
                && event.roleOf(person.id()).filter(EDITING::contains).isEmpty()) {
            throw forbidden("Only the event's owner and editors change it");
        }
        return event;
    }

    /**
     * An event whose team the person may change, locked.
     *
     * @throws DomainException 404 {@code event-unknown}, 403 to all but the owner and admins
     */
    @Transactional(TxType.MANDATORY)
    public Event toOwn(UUID id, Person person) {
        var event = locked(id, person);
        if (!person.admin() && !event.ownerId().equals(person.id())) {
            throw forbidden("Only the event's owner changes its team");
        }
        return event;
    }

    private Event locked(UUID id, Person person) {
        erased.refuseErased(person.id());
        return store.lock(id)
                .filter(event -> maySee(event, Optional.of(person)))
                .orElseThrow(() -> unknown(id));
    }

    private static boolean maySee(Event event, Optional<Person> person) {
        return !event.isDraft()
                || person.filter(someone -> isInside(event, someone)).isPresent();
    }

    private static boolean isInside(Event event, Person person) {
        return person.admin() || event.roleOf(person.id()).isPresent();
    }

    private static DomainException unknown(UUID id) {
        return new DomainException(EventError.EVENT_UNKNOWN, "No event has the id " + id);
    }

    private static DomainException forbidden(String detail) {
        return new DomainException(CommonProblem.FORBIDDEN, detail);
    }
}
