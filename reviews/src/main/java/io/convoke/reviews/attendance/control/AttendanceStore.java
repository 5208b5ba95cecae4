package io.convoke.reviews.attendance.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.reviews.attendance.entity.AttendanceStatus;
import io.convoke.reviews.attendance.entity.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Who had a seat and who came, as registration tells. */
@ApplicationScoped
public class AttendanceStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ErasedAccounts erased;

    /** Notes what became of a registration. A person who has been erased is noted as nobody: others' rights depend on it. */
    @Transactional(TxType.MANDATORY)
    public void note(UUID registrationId, UUID eventId, UUID userId, AttendanceStatus status) {
        entities.createNativeQuery("""
                insert into attendance (registration_id, event_id, user_id, status) values (?1, ?2, ?3, ?4)
                on conflict (registration_id) do update set status = excluded.status""")
                .setParameter(1, registrationId)
                .setParameter(2, eventId)
                .setParameter(3, erased.contains(userId) ? UUID.randomUUID() : userId)
                .setParameter(4, status.text())
                .executeUpdate();
    }

    /** Notes that somebody gave a seat back. */
    @Transactional(TxType.MANDATORY)
    public void forget(UUID registrationId) {
        entities.createNativeQuery("delete from attendance where registration_id = ?1")
                .setParameter(1, registrationId)
                .executeUpdate();
    }

    /** What a person has to do with an event that is over. */
    public Presence of(UUID eventId, UUID userId) {
        var row = (Object[]) entities.createNativeQuery("""
                select count(*) > 0,
                       coalesce(bool_or(status = 'checked_in'), false)
                       or coalesce(bool_or(status = 'registered'), false)
                          and not exists (select from attendance where event_id = ?1 and status = 'checked_in')
                from attendance where event_id = ?1 and user_id = ?2""")
                .setParameter(1, eventId)
                .setParameter(2, userId)
                .getSingleResult();
        return new Presence((Boolean) row[0], (Boolean) row[1]);
    }

    /**
     * Makes a person's attendance anonymous. That somebody was checked in stays known, since it says that the event used
     * check-in; other rows go.
     */
    @Transactional(TxType.MANDATORY)
    public void forgetPerson(UUID userId) {
        entities.createNativeQuery("delete from attendance where user_id = ?1 and status <> 'checked_in'")
                .setParameter(1, userId)
                .executeUpdate();
        entities.createNativeQuery("update attendance set user_id = gen_random_uuid() where user_id = ?1")
                .setParameter(1, userId)
                .executeUpdate();
    }
}
