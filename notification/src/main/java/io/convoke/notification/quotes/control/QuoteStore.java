package io.convoke.notification.quotes.control;

import io.convoke.notification.quotes.entity.Quote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds and keeps quotes. */
@ApplicationScoped
public class QuoteStore {
    @PersistenceContext
    EntityManager entities;

    public Optional<Quote> find(UUID id) {
        return Optional.ofNullable(entities.find(Quote.class, id));
    }

    void add(Quote quote) {
        entities.persist(quote);
    }

    /** Deletes what is older and what nobody is still to be told of. */
    int deleteBefore(Instant moment) {
        return entities.createNativeQuery(
                        "delete from quote q where q.at < :moment and not exists (select 1 from notification n"
                                + " where n.status = 'pending' and n.subject_id = q.id)")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
