package io.convoke.chat.erasure.control;

import io.convoke.chat.rooms.control.RoomSignals;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Forgets a person in the chats. Their messages lose text, name and account and keep their places, each room's under an id of
 * its own; where others mention them by name, the name goes. Everything else that is kept of a person is deleted. Those who
 * are connected are told as of any deletion, and the person's own connections end.
 */
@ApplicationScoped
public class ChatPersonalData implements PersonalData {
    private static final String[] OWN = {
        "membership", "read_pointer", "sanction", "ticket", "websocket_connection", "moderation_entry"
    };

    @Inject
    ServiceDatabase database;

    @Inject
    RoomSignals signals;

    @Inject
    Clock clock;

    @Override
    @Transactional(TxType.MANDATORY)
    public void forget(UUID userId) {
        var rooms = database.inTransaction(connection -> forget(connection, userId));
        rooms.forEach(roomId -> signals.rightsChanged(roomId, userId));
    }

    private Set<UUID> forget(Connection connection, UUID userId) throws SQLException {
        var rooms = new HashSet<UUID>();
        var name = name(connection, userId);
        lockRooms(connection, userId, rooms);
        if (name.isPresent()) {
            dropMentions(connection, name.get(), rooms);
        }
        dropMessages(connection, userId);
        update(connection, "update sanction set imposed_by = gen_random_uuid() where imposed_by = ?", userId);
        update(
                connection,
                "update moderation_entry set moderator_id = gen_random_uuid() where moderator_id = ?",
                userId);
        for (var table : OWN) {
            update(connection, "delete from " + table + " where user_id = ?", userId);
        }
        return rooms;
    }

    private static Optional<String> name(Connection connection, UUID userId) throws SQLException {
        try (var select = connection.prepareStatement("select username from membership where user_id = ?"
                + " and username is not null union all select username from chat_message where user_id = ?"
                + " and username <> '' limit 1")) {
            select.setObject(1, userId);
            select.setObject(2, userId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The rooms that the person belongs or belonged to, locked in one order: their messages are about to change. */
    private static void lockRooms(Connection connection, UUID userId, Set<UUID> rooms) throws SQLException {
        try (var select = connection.prepareStatement("select id from event_chat where id in"
                + " (select chat_id from chat_message where user_id = ?) or event_id in"
                + " (select event_id from membership where user_id = ?) order by id for update")) {
            select.setObject(1, userId);
            select.setObject(2, userId);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rooms.add(row.getObject(1, UUID.class));
                }
            }
        }
    }

    /** Names are letters, digits, dots, underscores and hyphens; a longer name that begins the same is another's. */
    private static void dropMentions(Connection connection, String name, Set<UUID> rooms) throws SQLException {
        var pattern = "@" + name.replaceAll("([^\\p{L}\\p{N}_])", "\\\\$1") + "(?![[:alnum:]_-]|\\.[[:alnum:]])";
        try (var update = connection.prepareStatement("""
                with mentioning as (
                    select id, chat_id, row_number() over (partition by chat_id order by seq) as number
                    from chat_message
                    where chat_id = any (?) and deleted_at is null and strpos(lower(message), lower(?)) > 0),
                renamed as (
                    update chat_message m set message = regexp_replace(m.message, ?, '@…', 'gi'),
                           change = r.last_change + mentioning.number
                    from mentioning join event_chat r on r.id = mentioning.chat_id
                    where m.id = mentioning.id
                    returning m.chat_id)
                update event_chat r set last_change = r.last_change + c.number
                from (select chat_id, count(*) as number from renamed group by chat_id) c where c.chat_id = r.id""")) {
            update.setArray(1, connection.createArrayOf("uuid", rooms.toArray()));
            update.setString(2, "@" + name);
            update.setString(3, pattern);
            update.executeUpdate();
        }
    }

    private void dropMessages(Connection connection, UUID userId) throws SQLException {
        try (var update = connection.prepareStatement("""
                with own as (
                    select id, chat_id, row_number() over (partition by chat_id order by seq) as number
                    from chat_message where user_id = ?),
                nobody as (select chat_id, gen_random_uuid() as user_id from (select distinct chat_id from own) rooms),
                dropped as (
                    update chat_message m set message = null, username = '', user_id = nobody.user_id, ref = null,
                           deleted_at = coalesce(m.deleted_at, ?), change = r.last_change + own.number
                    from own join event_chat r on r.id = own.chat_id join nobody on nobody.chat_id = own.chat_id
                    where m.id = own.id
                    returning m.chat_id)
                update event_chat r set last_change = r.last_change + c.number
                from (select chat_id, count(*) as number from dropped group by chat_id) c where c.chat_id = r.id""")) {
            update.setObject(1, userId);
            update.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, UUID userId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, userId);
            statement.executeUpdate();
        }
    }
}
