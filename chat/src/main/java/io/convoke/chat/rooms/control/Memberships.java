package io.convoke.chat.rooms.control;

import io.convoke.chat.rooms.entity.Room;
import io.convoke.chat.rooms.entity.TeamRole;
import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who belongs to which event, in the database. Rows are written by two topics at once, so each writes its own columns. */
@ApplicationScoped
public class Memberships {
    private static final String BELONGS = " (m.registered or m.role is not null)";
    private static final String NOT_BANNED = " not exists (select from sanction s where s.chat_id = r.id"
            + " and s.user_id = m.user_id and s.kind = 'ban')";

    @Inject
    ServiceDatabase database;

    /**
     * Notes that the person has a seat, or none any more, unless something newer is known.
     *
     * @param seatsVersion rises with every change of the event's seats
     */
    @Transactional(TxType.MANDATORY)
    public void seat(UUID eventId, UUID userId, String username, boolean registered, long seatsVersion) {
        update(
                "insert into membership (event_id, user_id, username, registered, seats_version) values (?, ?, ?, ?, ?)"
                        + " on conflict (event_id, user_id) do update set username = excluded.username,"
                        + " registered = excluded.registered, seats_version = excluded.seats_version"
                        + " where membership.seats_version < excluded.seats_version",
                eventId,
                userId,
                username,
                registered,
                seatsVersion);
    }

    /** Makes these the event's team; whoever is not among them has no part in it any more. */
    @Transactional(TxType.MANDATORY)
    public void team(UUID eventId, Map<UUID, TeamRole> team) {
        database.inTransaction(connection -> {
            try (var clear =
                    connection.prepareStatement("update membership set role = null where event_id = ? and role is not"
                            + " null and not (user_id = any (?))")) {
                clear.setObject(1, eventId);
                clear.setArray(2, connection.createArrayOf("uuid", team.keySet().toArray()));
                clear.executeUpdate();
            }
            try (var set =
                    connection.prepareStatement("insert into membership (event_id, user_id, role) values (?, ?, ?)"
                            + " on conflict (event_id, user_id) do update set role = excluded.role")) {
                for (var member : team.entrySet()) {
                    set.setObject(1, eventId);
                    set.setObject(2, member.getKey());
                    set.setString(3, member.getValue().text());
                    set.addBatch();
                }
                set.executeBatch();
            }
            return null;
        });
    }

    /** Keeps what a person is called; does nothing for one who does not belong to the event. */
    @Transactional(TxType.MANDATORY)
    public void name(UUID eventId, UUID userId, String username) {
        update(
                "update membership set username = ? where event_id = ? and user_id = ? and username is distinct from ?",
                username,
                eventId,
                userId,
                username);
    }

    /** How the person stands in the room; empty for somebody who never belonged to it. */
    @Transactional(TxType.MANDATORY)
    public Optional<Standing> standing(Room room, UUID userId) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                    select m.registered, m.role,
                           bool_or(s.kind = 'ban') as banned,
                           bool_or(s.kind = 'mute') as muted,
                           max(s.until) filter (where s.kind = 'mute') as until
                    from membership m left join sanction s on s.chat_id = ? and s.user_id = m.user_id
                    where m.event_id = ? and m.user_id = ?
                    group by m.registered, m.role""")) {
                select.setObject(1, room.id());
                select.setObject(2, room.eventId());
                select.setObject(3, userId);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(standing(row)) : Optional.empty();
                }
            }
        });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        var muted = row.getBoolean("muted")
                ? Optional.of(until == null ? Instant.MAX : until.toInstant())
                : Optional.<Instant>empty();
        return new Standing(
                row.getBoolean("registered"),
                Optional.ofNullable(row.getString("role")).map(TeamRole::of),
                row.getBoolean("banned"),
                muted);
    }

    /** How many belong to the room, those who are banned left out. */
    @Transactional(TxType.MANDATORY)
    public int count(Room room) {
        return database.inTransaction(connection -> {
            try (var select =
                    connection.prepareStatement("select count(*) from event_chat r join membership m using (event_id)"
                            + " where r.id = ? and" + BELONGS + " and" + NOT_BANNED)) {
                select.setObject(1, room.id());
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /**
     * The members of the room who are called so, whatever the case of letters.
     *
     * @param names in lower case
     * @return accounts by name in lower case
     */
    @Transactional(TxType.MANDATORY)
    public Map<String, UUID> named(Room room, Collection<String> names) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("select lower(m.username), m.user_id from event_chat r"
                    + " join membership m using (event_id) where r.id = ? and lower(m.username) = any (?) and"
                    + BELONGS + " and" + NOT_BANNED)) {
                select.setObject(1, room.id());
                select.setArray(2, connection.createArrayOf("text", names.toArray()));
                var found = new LinkedHashMap<String, UUID>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), row.getObject(2, UUID.class));
                    }
                }
                return found;
            }
        });
    }

    /** Somebody in a room. */
    public record Presence(UUID roomId, UUID userId) {}

    /** Those of the people who may be in those of the rooms, by room and person. */
    @Transactional(TxType.MANDATORY)
    public Set<Presence> entitled(Set<UUID> roomIds, Set<UUID> userIds) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("select r.id, m.user_id from event_chat r"
                    + " join membership m using (event_id) where r.status <> 'deleted' and r.id = any (?)"
                    + " and m.user_id = any (?) and" + BELONGS + " and" + NOT_BANNED)) {
                select.setArray(1, connection.createArrayOf("uuid", roomIds.toArray()));
                select.setArray(2, connection.createArrayOf("uuid", userIds.toArray()));
                var found = new HashSet<Presence>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new Presence(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                    }
                }
                return found;
            }
        });
    }

    private void update(String sql, Object... parameters) {
        database.inTransaction(connection -> update(connection, sql, parameters));
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }
}
