package io.convoke.notification.notifications.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.http.RequestTrace;
import io.convoke.common.ids.Ids;
import io.convoke.notification.notifications.entity.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes down what is to be told to whom. What is written down already is left as it is. */
@ApplicationScoped
public class Intents {
    private static final int CHUNK = 1_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** Tells one person. */
    @Transactional(TxType.MANDATORY)
    public void add(UUID userId, Intent intent) {
        addAll(List.of(userId), intent);
    }

    /** Tells each of them. */
    @Transactional(TxType.MANDATORY)
    public void addAll(List<UUID> userIds, Intent intent) {
        for (int from = 0; from < userIds.size(); from += CHUNK) {
            var chunk = userIds.subList(from, Math.min(userIds.size(), from + CHUNK));
            database.inTransaction(connection -> insert(connection, chunk, intent));
        }
    }

    private Void insert(Connection connection, List<UUID> userIds, Intent intent) throws SQLException {
        for (var channel : intent.kind().channels()) {
            insert(connection, channel, userIds, intent);
        }
        if (intent.eventId() != null) {
            hurryEarlier(connection, intent.eventId(), userIds);
        }
        return null;
    }

    /** By Telegram only for those who have linked it: nobody else needs to read that it was skipped. */
    private void insert(Connection connection, Channel channel, List<UUID> userIds, Intent intent) throws SQLException {
        var reachable = channel == Channel.TELEGRAM
                ? " where exists (select 1 from telegram_link l where l.user_id = person.user_id and l.chat_id is not"
                        + " null)"
                : "";
        try (var insert = connection.prepareStatement(
                "insert into notification (id, user_id, event_id, type, kind, version, subject_id, held_seat,"
                        + " occurred_at, valid_until, known_by, address, status, next_attempt_at, trying_since,"
                        + " created_at, traceparent) select person.id, person.user_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " 'pending', ?, ?, ?, ? from unnest(?::uuid[], ?::uuid[]) as person (id, user_id)" + reachable
                        + " on conflict on constraint notification_once do nothing")) {
            var now = Timestamp.from(clock.instant());
            insert.setObject(1, intent.eventId());
            insert.setString(2, channel.label());
            insert.setString(3, intent.kind().label());
            insert.setString(4, intent.version());
            insert.setObject(5, intent.subjectId());
            insert.setBoolean(6, intent.heldSeat());
            setInstant(insert, 7, intent.occurredAt());
            setInstant(insert, 8, intent.validUntil());
            setInstant(insert, 9, intent.knownBy());
            insert.setString(10, intent.address());
            insert.setTimestamp(11, now);
            insert.setTimestamp(12, now);
            insert.setTimestamp(13, now);
            insert.setString(14, RequestTrace.current().traceparent());
            insert.setArray(
                    15,
                    connection.createArrayOf(
                            "uuid", userIds.stream().map(user -> Ids.next()).toArray()));
            insert.setArray(16, connection.createArrayOf("uuid", userIds.toArray()));
            insert.executeUpdate();
        }
    }

    /** A person gets messages about an event in their order, so none may hold up the next by a long pause. */
    private void hurryEarlier(Connection connection, UUID eventId, List<UUID> userIds) throws SQLException {
        try (var hurry = connection.prepareStatement("update notification set next_attempt_at = ?"
                + " where status = 'pending' and event_id = ? and user_id = any (?) and next_attempt_at > ?"
                + " and deferred_until is null")) {
            var now = Timestamp.from(clock.instant());
            hurry.setTimestamp(1, now);
            hurry.setObject(2, eventId);
            hurry.setArray(3, connection.createArrayOf("uuid", userIds.toArray()));
            hurry.setTimestamp(4, now);
            hurry.executeUpdate();
        }
    }

    /** What waited for this event, or has given up waiting for it, is tried now. */
    @Transactional(TxType.MANDATORY)
    public void eventArrived(UUID eventId) {
        arrived("event_id", eventId);
    }

    /** What waited for this person's address, or has given up waiting for it, is tried now. */
    @Transactional(TxType.MANDATORY)
    public void recipientArrived(UUID userId) {
        arrived("user_id", userId);
    }

    private void arrived(String column, UUID id) {
        entities.createNativeQuery("update notification set status = 'pending', lacking = false, reason = null,"
                        + " deferred_until = null, next_attempt_at = :now where " + column + " = :id"
                        + " and (lacking or status = 'pending' and attempts = 0 and next_attempt_at > :now)")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** What waits for the end of this person's quiet hours is looked at anew: they are others now, or there are none. */
    @Transactional(TxType.MANDATORY)
    public void wishesChanged(UUID userId) {
        entities.createNativeQuery("update notification set next_attempt_at = :now, deferred_until = null"
                        + " where user_id = :user and deferred_until is not null and status = 'pending'")
                .setParameter("now", clock.instant())
                .setParameter("user", userId)
                .executeUpdate();
    }

    private static void setInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setTimestamp(index, instant == null ? null : Timestamp.from(instant));
    }
}
