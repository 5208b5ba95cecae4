package io.convoke.common.events;

import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Applies an event once per consumer: the note that it was applied commits with its effect. */
@ApplicationScoped
public class Inbox {
    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /**
     * Applies the event in a transaction of its own unless the consumer has applied it before.
     *
     * @return whether it was applied now
     */
    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    public boolean applyOnce(String consumer, IncomingEvent event, Consumer<IncomingEvent> handler) {
        if (!note(consumer, event)) {
            return false;
        }
        handler.accept(event);
        return true;
    }

    private boolean note(String consumer, IncomingEvent event) {
        return database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into inbox (consumer, event_id, applied_at) values (?, ?, ?) on conflict do nothing")) {
                insert.setString(1, consumer);
                insert.setObject(2, event.id());
                insert.setObject(3, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
            }
        });
    }
}
