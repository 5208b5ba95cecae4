package io.convoke.common.erasure;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Which accounts this service has forgotten, so that an event or a request that comes late does not bring them back. Kept as
 * hashes: whoever reads the table learns no id.
 */
@ApplicationScoped
public class ErasedAccounts {
    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /**
     * Whether the person has been forgotten. Until the current transaction ends the answer stays true: forgetting the
     * person waits for it, so what is written after a {@code false} is found and forgotten as well.
     */
    @Transactional(TxType.MANDATORY)
    public boolean contains(UUID userId) {
        return database.inTransaction(connection -> {
            lock(connection, "pg_advisory_xact_lock_shared", userId);
            return find(connection, userId);
        });
    }

    /**
     * Lets a use case go on that writes something about its caller. Ask before any row is locked: forgetting takes its locks in
     * that order too.
     *
     * @throws DomainException 401 {@code invalid-token} when the caller has been forgotten
     */
    @Transactional(TxType.MANDATORY)
    public void refuseErased(UUID caller) {
        if (contains(caller)) {
            throw refusal();
        }
    }

    static DomainException refusal() {
        return new DomainException(CommonProblem.INVALID_TOKEN, "The account of this token has been erased");
    }

    /** Whether the person has been forgotten by now, asked beside any transaction. */
    boolean isKnown(UUID userId) {
        try {
            return database.beside(connection -> find(connection, userId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that the person is forgotten now; waits for transactions that are writing about them. */
    @Transactional(TxType.MANDATORY)
    void add(UUID userId) {
        database.inTransaction(connection -> {
            lock(connection, "pg_advisory_xact_lock", userId);
            try (var insert = connection.prepareStatement(
                    "insert into erased_account (account_hash, erased_at) values (?, ?) on conflict do nothing")) {
                insert.setBytes(1, hash(userId));
                insert.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
    }

    private static boolean find(Connection connection, UUID userId) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from erased_account where account_hash = ?")) {
            select.setBytes(1, hash(userId));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void lock(Connection connection, String function, UUID userId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select " + function + "(hashtextextended(current_schema() || ':erasure:' || ?, 0))")) {
            lock.setString(1, userId.toString());
            lock.execute();
        }
    }

    private static byte[] hash(UUID userId) {
        try {
            var bytes = ByteBuffer.allocate(16)
                    .putLong(userId.getMostSignificantBits())
                    .putLong(userId.getLeastSignificantBits())
                    .array();
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
