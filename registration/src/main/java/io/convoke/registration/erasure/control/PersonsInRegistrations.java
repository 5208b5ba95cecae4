package io.convoke.registration.erasure.control;

import io.convoke.common.erasure.PersonalData;
import io.convoke.registration.registrations.control.RegistrationDesk;
import io.convoke.registration.registrations.entity.RegistrationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What registration holds of persons: their registrations, and the events that they run. */
@ApplicationScoped
public class PersonsInRegistrations implements PersonalData {
    /** Stands where a username was; no account can have it. */
    static final String NOBODY = "(erased)";

    @PersistenceContext
    EntityManager entities;

    @Inject
    RegistrationDesk desk;

    @Inject
    Clock clock;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        coming(userId).forEach(registration -> desk.cancel(registration, userId));
        entities.flush();
        entities.clear();
        // Each registration gets an id of its own, so that what was one person's cannot be put together again.
        entities.createNativeQuery("update event_registration set user_id = gen_random_uuid(), username = ?2"
                        + " where user_id = ?1")
                .setParameter(1, userId)
                .setParameter(2, NOBODY)
                .executeUpdate();
        entities.createNativeQuery("update known_event set organiser_id = gen_random_uuid() where organiser_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
        entities.createNativeQuery("delete from known_event_team where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
    }

    /** What can still be cancelled, ordered so that two who are forgotten at once lock the events in one order. */
    private List<UUID> coming(UUID userId) {
        return entities.createQuery(
                        "select r.id from Registration r join KnownEvent e on e.eventId = r.eventId"
                                + " where r.userId = :user and r.status in :cancellable and e.startTime > :now"
                                + " order by r.eventId",
                        UUID.class)
                .setParameter("user", userId)
                .setParameter("cancellable", List.of(RegistrationStatus.REGISTERED, RegistrationStatus.WAITLISTED))
                .setParameter("now", clock.instant())
                .getResultList();
    }
}
