package io.convoke.chat.rooms.control;

import io.convoke.chat.rooms.entity.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rooms in the database. Locks are held until the transaction ends, and waited for as long as the data source allows. */
@ApplicationScoped
public class RoomStore {
    @PersistenceContext
    EntityManager entities;

    /** A room as it is now; empty as well when its event is deleted. */
    public Optional<Room> find(UUID roomId) {
        return Optional.ofNullable(entities.find(Room.class, roomId)).filter(Room::exists);
    }

    /** Those of the rooms that there are, without those whose events are deleted. */
    public List<Room> findAll(Collection<UUID> roomIds) {
        return entities.createQuery("select r from Room r where r.id in :ids", Room.class)
                .setParameter("ids", roomIds)
                .getResultStream()
                .filter(Room::exists)
                .toList();
    }

    /** The room of an event; empty as well when the event is deleted. */
    public Optional<Room> ofEvent(UUID eventId) {
        return entities.createQuery("select r from Room r where r.eventId = :event", Room.class)
                .setParameter("event", eventId)
                .getResultStream()
                .findFirst()
                .filter(Room::exists);
    }

    /** Locks a room and reads it as it is then; empty as well when its event is deleted. */
    public Optional<Room> lock(UUID roomId) {
        var room = Optional.ofNullable(entities.find(Room.class, roomId));
        room.ifPresent(known -> entities.refresh(known, LockModeType.PESSIMISTIC_WRITE));
        return room.filter(Room::exists);
    }

    /** Locks the room of an event, there for anybody or not. */
    public Optional<Room> lockOfEvent(UUID eventId) {
        return entities.createQuery("select r from Room r where r.eventId = :event", Room.class)
                .setParameter("event", eventId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a new room. */
    public void add(Room room) {
        entities.persist(room);
        entities.flush();
    }

    /** Throws away all that was said and done in a room; the room's row stays. */
    public void empty(Room room) {
        for (var table : new String[] {
            "chat_message", "read_pointer", "sanction", "moderation_entry", "ticket", "websocket_connection"
        }) {
            entities.createNativeQuery("delete from " + table + " where chat_id = ?1")
                    .setParameter(1, room.id())
                    .executeUpdate();
        }
    }
}
