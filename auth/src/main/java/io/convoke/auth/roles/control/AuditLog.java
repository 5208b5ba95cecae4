package io.convoke.auth.roles.control;

import io.convoke.auth.accounts.entity.Account;
import io.convoke.auth.accounts.entity.Role;
import io.convoke.auth.roles.entity.AuditEntry;
import io.convoke.common.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who did what, in the transaction that did it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AuditLog {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    void write(AuditEntry.Party actor, AuditEntry.Action action, Account subject, Role role) {
        entities.persist(
                new AuditEntry(Ids.next(), clock.instant(), actor, action, subject.id(), subject.username(), role));
    }

    /** What somebody did and had done stays, under one random id and without the name. */
    public void anonymise(UUID accountId) {
        var nobody = UUID.randomUUID();
        for (var party : List.of("actor", "subject")) {
            entities.createNativeQuery("update audit_entry set " + party + "_id = ?1, " + party
                            + "_username = ?2 where " + party + "_id = ?3")
                    .setParameter(1, nobody)
                    .setParameter(2, AuditEntry.ERASED)
                    .setParameter(3, accountId)
                    .executeUpdate();
        }
    }

    /** The newest entries. */
    public List<AuditEntry> newest(int limit) {
        return entities.createQuery("select e from AuditEntry e order by e.at desc, e.id desc", AuditEntry.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The newest entries that are older than the one with these sort keys. */
    public List<AuditEntry> before(Instant at, UUID id, int limit) {
        return entities.createQuery("""
                        select e from AuditEntry e
                         where e.at < :at or (e.at = :at and e.id < :id)
                         order by e.at desc, e.id desc""", AuditEntry.class)
                .setParameter("at", at)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }
}
