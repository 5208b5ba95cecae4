package io.convoke.chat.sockets.control;

import io.convoke.chat.messages.control.MessageStore;
import io.convoke.chat.rooms.control.Memberships;
import io.convoke.chat.rooms.control.Memberships.Presence;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.chat.rooms.control.RoomStore;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads rooms for those who are connected, each time in a transaction of its own: there is none on a worker's thread. */
@ApplicationScoped
public class RoomReader implements RoomSource {
    @Inject
    RoomStore rooms;

    @Inject
    RoomAccess access;

    @Inject
    MessageStore messages;

    @Inject
    Memberships memberships;

    @Inject
    ServiceDatabase database;

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Position> position(UUID roomId) {
        return rooms.find(roomId).map(this::position);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<OutboundFrame.Said> said(UUID roomId, long after, long before, int most) {
        return messages.after(roomId, after, before, most).stream()
                .map(OutboundFrame.Said::of)
                .toList();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<OutboundFrame.Changed> changed(UUID roomId, long after, int most) {
        return messages.changedAfter(roomId, after, most).stream()
                .map(OutboundFrame.Changed::of)
                .toList();
    }

    /** Where those of the rooms are that there are. */
    @Transactional(TxType.REQUIRES_NEW)
    public Map<UUID, Position> positions(Set<UUID> roomIds) {
        var found = new HashMap<UUID, Position>();
        rooms.findAll(roomIds).forEach(room -> found.put(room.id(), position(room)));
        return found;
    }

    private Position position(Room room) {
        RoomState state = access.state(room);
        return new Position(room.lastSeq(), room.lastChange(), state);
    }

    /** Those of the people who may be in those of the rooms. */
    @Transactional(TxType.REQUIRES_NEW)
    public Set<Presence> entitled(Set<UUID> roomIds, Set<UUID> userIds) {
        return memberships.entitled(roomIds, userIds);
    }

    /** Who is connected to the rooms in any instance: names by person, by room. */
    @Transactional(TxType.REQUIRES_NEW)
    public Map<UUID, Map<UUID, String>> present(Set<UUID> roomIds) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("select distinct c.chat_id, c.user_id, m.username"
                    + " from websocket_connection c join event_chat r on r.id = c.chat_id"
                    + " join membership m on m.event_id = r.event_id and m.user_id = c.user_id"
                    + " where c.disconnected_at is null and c.chat_id = any (?)")) {
                select.setArray(1, connection.createArrayOf("uuid", roomIds.toArray()));
                var found = new HashMap<UUID, Map<UUID, String>>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        found.computeIfAbsent(row.getObject(1, UUID.class), id -> new LinkedHashMap<>())
                                .put(
                                        row.getObject(2, UUID.class),
                                        Optional.ofNullable(row.getString(3)).orElse(""));
                    }
                }
                return found;
            }
        });
    }
}
