package io.convoke.reviews.summaries.control;

import io.convoke.reviews.summaries.entity.EventSummary;
import io.convoke.reviews.summaries.entity.Histogram;
import io.convoke.reviews.summaries.entity.OrganiserSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The summaries and their locks. Whoever changes anything about an event's reviews locks the event's summary first, then the
 * organiser's; whoever needs several takes all of the events', in the order of their ids, before any of the organisers'. Locks
 * are held until the transaction ends, and waited for as long as the data source's lock time-out allows, which is answered as 503.
 */
@ApplicationScoped
public class Summaries {
    @PersistenceContext
    EntityManager entities;

    /** Locks an event's summary and reads it as it is then; empty when the event is not known. */
    public Optional<EventSummary> lock(UUID eventId) {
        return Optional.ofNullable(entities.find(EventSummary.class, eventId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks an event's summary, an empty one when the event is new. */
    @Transactional(TxType.MANDATORY)
    public EventSummary lockOrMake(UUID eventId) {
        return lock(eventId).orElseGet(() -> {
            insert("insert into event_summary (event_id) values (?1) on conflict do nothing", eventId);
            return lock(eventId).orElseThrow();
        });
    }

    /** Locks an organiser's summary, an empty one before the first review. */
    @Transactional(TxType.MANDATORY)
    public OrganiserSummary lockOrganiser(UUID organiserId) {
        return findOrganiser(organiserId).orElseGet(() -> {
            insert("insert into organiser_summary (organiser_id) values (?1) on conflict do nothing", organiserId);
            return findOrganiser(organiserId).orElseThrow();
        });
    }

    /** Locks the summaries of several organisers, in the order of their ids. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, OrganiserSummary> lockOrganisers(Collection<UUID> organiserIds) {
        var locked = new LinkedHashMap<UUID, OrganiserSummary>();
        organiserIds.stream().sorted().forEach(id -> locked.put(id, lockOrganiser(id)));
        return locked;
    }

    /** The ratings of an event's shown reviews, without a lock. */
    public Histogram ofEvent(UUID eventId) {
        return Optional.ofNullable(entities.find(EventSummary.class, eventId))
                .map(EventSummary::ratings)
                .orElse(Histogram.EMPTY);
    }

    /** The ratings of the shown reviews of an organiser's events, without a lock. */
    public Histogram ofOrganiser(UUID organiserId) {
        return Optional.ofNullable(entities.find(OrganiserSummary.class, organiserId))
                .map(OrganiserSummary::ratings)
                .orElse(Histogram.EMPTY);
    }

    /**
     * Counts an event's ratings for another organiser from now on. Others are told with the next review: organisers' ids only
     * change when the person is erased.
     */
    @Transactional(TxType.MANDATORY)
    public void move(EventSummary event, UUID from, UUID to) {
        var organisers = lockOrganisers(List.of(from, to));
        organisers.get(from).remove(event.ratings());
        organisers.get(to).add(event.ratings());
        // Reviews carry their organiser too, so that an index answers for all reviews of one.
        entities.createQuery("update Review r set r.organiserId = :to where r.eventId = :event")
                .setParameter("to", to)
                .setParameter("event", event.eventId())
                .executeUpdate();
    }

    /** Puts all that is counted for an organiser under another id; the organiser's events have been locked and renamed. */
    @Transactional(TxType.MANDATORY)
    public void rename(UUID from, UUID to) {
        var summary = lockOrganiser(from);
        entities.persist(summary.as(to));
        entities.remove(summary);
        entities.flush();
        entities.createQuery("update Review r set r.organiserId = :to where r.organiserId = :from")
                .setParameter("to", to)
                .setParameter("from", from)
                .executeUpdate();
    }

    private Optional<OrganiserSummary> findOrganiser(UUID organiserId) {
        return Optional.ofNullable(entities.find(OrganiserSummary.class, organiserId, LockModeType.PESSIMISTIC_WRITE));
    }

    private void insert(String sql, UUID id) {
        entities.createNativeQuery(sql).setParameter(1, id).executeUpdate();
    }
}
