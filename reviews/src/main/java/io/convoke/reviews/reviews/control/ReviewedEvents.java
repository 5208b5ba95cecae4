package io.convoke.reviews.reviews.control;

import io.convoke.reviews.events.control.EventStore;
import io.convoke.reviews.summaries.control.Summaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Events whose reviews are about to change. */
@ApplicationScoped
public class ReviewedEvents {
    @Inject
    Summaries summaries;

    @Inject
    EventStore events;

    /** Locks an event's reviews; empty when the event is not known. */
    @Transactional(TxType.MANDATORY)
    public Optional<ReviewedEvent> lock(UUID eventId) {
        return summaries.lock(eventId).map(summary -> {
            var event = events.find(eventId).orElseThrow();
            return new ReviewedEvent(event, summary, summaries.lockOrganiser(event.organiserId()));
        });
    }

    /** Locks the reviews of several known events. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, ReviewedEvent> lockAll(Collection<UUID> eventIds) {
        var ofEvents = eventIds.stream()
                .distinct()
                .sorted()
                .map(id -> summaries.lock(id).orElseThrow())
                .toList();
        var known = ofEvents.stream()
                .map(summary -> events.find(summary.eventId()).orElseThrow())
                .toList();
        var ofOrganisers = summaries.lockOrganisers(
                known.stream().map(event -> event.organiserId()).collect(Collectors.toSet()));
        var locked = new LinkedHashMap<UUID, ReviewedEvent>();
        for (int i = 0; i < known.size(); i++) {
            var event = known.get(i);
            locked.put(
                    event.eventId(), new ReviewedEvent(event, ofEvents.get(i), ofOrganisers.get(event.organiserId())));
        }
        return locked;
    }
}
