package io.convoke.chat.messages.control;

import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.erasure.ErasedAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Up to where each person has read a room: one number, moved forwards only. */
@ApplicationScoped
public class ReadPointers {
    @Inject
    RoomAccess access;

    @Inject
    ErasedAccounts erased;

    @Inject
    ServiceDatabase database;

    /**
     * Notes that the person has read up to a place; a place beyond the last message means the last one.
     *
     * @throws io.convoke.common.problem.DomainException 404 chat-unknown, 403 not-a-member, banned
     */
    @Transactional(TxType.MANDATORY)
    public void move(UUID chatId, UUID userId, long seq) {
        if (erased.contains(userId)) {
            return;
        }
        var room = access.enterAsMember(chatId, userId).room();
        var read = Math.min(seq, room.lastSeq());
        database.inTransaction(connection -> {
            try (var upsert =
                    connection.prepareStatement("insert into read_pointer (chat_id, user_id, seq) values (?, ?, ?)"
                            + " on conflict (chat_id, user_id) do update set seq = excluded.seq"
                            + " where read_pointer.seq < excluded.seq")) {
                upsert.setObject(1, chatId);
                upsert.setObject(2, userId);
                upsert.setLong(3, read);
                return upsert.executeUpdate();
            }
        });
    }

    /** Up to where the person has read; 0 at first. */
    @Transactional(TxType.MANDATORY)
    public long of(UUID chatId, UUID userId) {
        return database.inTransaction(connection -> {
            try (var select =
                    connection.prepareStatement("select seq from read_pointer where chat_id = ? and user_id = ?")) {
                select.setObject(1, chatId);
                select.setObject(2, userId);
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }
}
