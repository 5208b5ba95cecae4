package io.convoke.common.erasure;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.events.Outbox;
import io.convoke.common.limits.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets a person in the service's own tables and in the platform's, and publishes the receipt with it. */
@ApplicationScoped
public class Erasure {
    @Inject
    PersonalData data;

    @Inject
    ErasedAccounts erased;

    @Inject
    ServiceDatabase database;

    @Inject
    RateLimiter limiter;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    /** Applies {@code accounts erased}. */
    @Transactional(TxType.MANDATORY)
    void forget(AccountErased account) {
        erased.add(account.userId());
        data.forget(account.userId());
        limiter.forget(account.userId().toString());
        database.inTransaction(connection -> forgetAnswers(connection, account.userId()));
        outbox.append(new ErasureCompleted(account.erasureId(), service, clock.instant()));
    }

    private static Void forgetAnswers(Connection connection, UUID userId) throws SQLException {
        try (var answers = connection.prepareStatement("delete from idempotency where caller = ?")) {
            answers.setObject(1, userId);
            answers.executeUpdate();
        }
        return null;
    }
}
