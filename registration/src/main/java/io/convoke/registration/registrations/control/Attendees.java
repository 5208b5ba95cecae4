package io.convoke.registration.registrations.control;

import static io.convoke.registration.registrations.control.RegistrationError.EVENT_UNKNOWN;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.registration.events.entity.EventStatus;
import io.convoke.registration.registrations.entity.Registration;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who comes to an event and who waits, for those who run it. */
@ApplicationScoped
public class Attendees {
    private static final String BY_PLACE = "place";

    @PersistenceContext
    EntityManager entities;

    @Inject
    RegistrationStore store;

    /**
     * Which registrations of an event are asked for.
     *
     * @param text part of the username, in any case; empty for all
     */
    public record Wanted(UUID eventId, Set<RegistrationStatus> statuses, Optional<String> text) {}

    /**
     * Lets pass who runs the event.
     *
     * @throws DomainException event-unknown; forbidden to all but the organiser, editors, staff at the door, and admins
     */
    @Transactional(TxType.MANDATORY)
    public void requireTeam(UUID eventId, UUID caller, boolean admin) {
        var event = store.event(eventId)
                .filter(known -> known.status() != EventStatus.DELETED)
                .orElseThrow(() -> new DomainException(EVENT_UNKNOWN, "There is no event " + eventId));
        if (!admin && !event.isStaffedBy(caller)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only those who run the event see who comes");
        }
    }

    /**
     * The place that a page begins after.
     *
     * @param cursor as a page's {@code next} gave it; null for the first page
     * @throws DomainException 400 when it is malformed
     */
    public static long place(String cursor) {
        return Cursor.parse(cursor, BY_PLACE, 1)
                .map(from -> (long) from.number(0))
                .orElse(0L);
    }

    /** A page in the order of registering, after a place. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<Registration> page(Wanted wanted, long place, int limit) {
        return Paging.slice(after(wanted, place, limit + 1), limit, last -> Cursor.after(BY_PLACE, last.place()));
    }

    /** Registrations in the order of registering, from the first whose place is greater than the one given. */
    @Transactional(TxType.MANDATORY)
    public List<Registration> after(Wanted wanted, long place, int most) {
        var query = entities.createQuery(
                        "select r from Registration r where r.eventId = :event and r.place > :place"
                                + " and r.status in :statuses"
                                + (wanted.text().isPresent() ? " and locate(:text, lower(r.username)) > 0" : "")
                                + " order by r.place",
                        Registration.class)
                .setParameter("event", wanted.eventId())
                .setParameter("place", place)
                .setParameter("statuses", wanted.statuses())
                .setMaxResults(most);
        wanted.text().ifPresent(text -> query.setParameter("text", text.toLowerCase(Locale.ROOT)));
        return query.getResultList();
    }

    /** How many wait up to and including a place. */
    @Transactional(TxType.MANDATORY)
    public long waitingUpTo(UUID eventId, long place) {
        return entities.createQuery(
                        "select count(*) from Registration r where r.eventId = :event and r.status = :waiting"
                                + " and r.place <= :place",
                        Long.class)
                .setParameter("event", eventId)
                .setParameter("waiting", RegistrationStatus.WAITLISTED)
                .setParameter("place", place)
                .getSingleResult();
    }
}
