package io.convoke.registration.registrations.control;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.registration.events.entity.KnownEvent;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A person's own registrations. */
@ApplicationScoped
public class OwnRegistrations {
    /** The place in the line is counted, never stored. */
    private static final String SELECT = """
            select new io.convoke.registration.registrations.control.RegisteredAt(r, e,
                case when r.status = RegistrationStatus.WAITLISTED
                    then (select count(*) from Registration w
                          where w.eventId = r.eventId and w.status = RegistrationStatus.WAITLISTED and w.place <= r.place)
                    else 0L end)
            from Registration r join KnownEvent e on e.eventId = r.eventId
            where r.userId = :user
            """;

    /** As {@link KnownEvent#overAt()} has it; an event that was called off or completed is not to be expected, whatever its times. */
    private static final String STILL_TO_END = " and e.status = EventStatus.ACTIVE"
            + " and (e.endTime > :now or e.endTime is null and e.startTime > :lastStart)";

    private static final String NEWEST = "newest";
    private static final String UPCOMING = "upcoming";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** One of the person's own registrations. */
    @Transactional(TxType.MANDATORY)
    public Optional<RegisteredAt> find(UUID registrationId, UUID userId) {
        return entities.createQuery(SELECT + " and r.id = :id", RegisteredAt.class)
                .setParameter("user", userId)
                .setParameter("id", registrationId)
                .getResultStream()
                .findFirst();
    }

    /** All, the latest registered first. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<RegisteredAt> newest(
            UUID userId, Optional<RegistrationStatus> status, String cursor, int limit) {
        var from = Cursor.parse(cursor, NEWEST, 1);
        var query = entities.createQuery(
                SELECT + (status.isPresent() ? " and r.status = :status" : "")
                        + (from.isPresent() ? " and r.place < :place" : "")
                        + " order by r.place desc",
                RegisteredAt.class);
        query.setParameter("user", userId);
        status.ifPresent(wanted -> query.setParameter("status", wanted));
        from.ifPresent(after -> query.setParameter("place", (long) after.number(0)));
        return slice(
                query, limit, last -> Cursor.after(NEWEST, last.registration().place()));
    }

    /**
     * Those of events that are on and not over, the next one first; without a status, those that are cancelled are left out.
     */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<RegisteredAt> upcoming(
            UUID userId, Optional<RegistrationStatus> status, String cursor, int limit) {
        var from = Cursor.parse(cursor, UPCOMING, 2);
        var query = entities.createQuery(
                SELECT + STILL_TO_END
                        + (status.isPresent()
                                ? " and r.status = :status"
                                : " and r.status <> RegistrationStatus.CANCELLED")
                        + (from.isPresent()
                                ? " and (e.startTime > :start or e.startTime = :start and r.place > :place)"
                                : "")
                        + " order by e.startTime, r.place",
                RegisteredAt.class);
        var now = clock.instant();
        query.setParameter("user", userId)
                .setParameter("now", now)
                .setParameter("lastStart", now.minus(KnownEvent.ASSUMED_LENGTH));
        status.ifPresent(wanted -> query.setParameter("status", wanted));
        from.ifPresent(
                after -> query.setParameter("start", after.instant(0)).setParameter("place", (long) after.number(1)));
        return slice(
                query,
                limit,
                last -> Cursor.after(
                        UPCOMING, last.event().start(), last.registration().place()));
    }

    private static Paging.Slice<RegisteredAt> slice(
            TypedQuery<RegisteredAt> query, int limit, Function<RegisteredAt, Cursor> cursor) {
        return Paging.slice(query.setMaxResults(limit + 1).getResultList(), limit, cursor);
    }
}
