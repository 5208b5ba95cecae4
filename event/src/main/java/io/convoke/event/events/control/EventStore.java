package io.convoke.event.events.control;

import io.convoke.event.events.entity.Event;
import io.convoke.event.events.entity.EventStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of events. Whoever changes an event takes its row's lock first, so that changes follow one another. */
@ApplicationScoped
public class EventStore {
    private static final int ENDED_AT_ONCE = 50;
    private static final Map<String, Object> SKIP_LOCKED = Map.of("jakarta.persistence.lock.timeout", -2);

    @PersistenceContext
    EntityManager entities;

    @Transactional(TxType.MANDATORY)
    public void add(Event event) {
        entities.persist(event);
    }

    @Transactional(TxType.MANDATORY)
    public void remove(Event event) {
        entities.remove(event);
    }

    /** Any event, drafts included. */
    @Transactional(TxType.MANDATORY)
    public Optional<Event> find(UUID id) {
        return Optional.ofNullable(entities.find(Event.class, id));
    }

    /** Any event, locked against other changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Event> lock(UUID id) {
        return Optional.ofNullable(entities.find(Event.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The events of these ids with their locations, by id. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Event> all(Collection<UUID> ids) {
        return entities.createQuery("select e from Event e left join fetch e.location where e.id in :ids", Event.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Event::id, Function.identity()));
    }

    /** The events in whose team the person is, owned ones included. */
    @Transactional(TxType.MANDATORY)
    public List<UUID> ofTeamsWith(UUID userId) {
        return entities.createQuery("select e.id from Event e join e.team t where key(t) = :user", UUID.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Some active events that are over by now, locked; those that somebody else has locked are left for the next time. */
    @Transactional(TxType.MANDATORY)
    public List<Event> lockEnded(Instant now) {
        var query = entities.createQuery(
                        "select e from Event e where e.status = :active and e.schedule.over <= :now", Event.class)
                .setParameter("active", EventStatus.ACTIVE)
                .setParameter("now", now)
                .setMaxResults(ENDED_AT_ONCE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        SKIP_LOCKED.forEach(query::setHint);
        return query.getResultList();
    }
}
