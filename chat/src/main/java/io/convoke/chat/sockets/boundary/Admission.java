package io.convoke.chat.sockets.boundary;

import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.chat.sockets.control.ConnectionLog;
import io.convoke.chat.sockets.control.Guest;
import io.convoke.chat.sockets.control.Seen;
import io.convoke.chat.sockets.control.Tickets;
import io.convoke.common.database.Transactions;
import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets people in by their tickets, and notes each connection in the log before it opens. */
@ApplicationScoped
public class Admission {
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    @Inject
    Tickets tickets;

    @Inject
    RoomAccess access;

    @Inject
    ConnectionLog log;

    @Inject
    ErasedAccounts erased;

    @Inject
    Transactions transactions;

    /** Most connections of one person at the same time, over all chats and instances. */
    @Inject
    @ConfigProperty(name = "convoke.chat.connections-per-person", defaultValue = "10")
    int connectionsPerPerson;

    /**
     * Takes a ticket for a guest. The ticket is used up even if its bearer is turned away.
     *
     * @throws DomainException 401 socket-ticket-invalid, 403 not-a-member, banned, 404 chat-unknown, 429 too-many-connections
     */
    Guest admit(UUID roomId, String ticket) {
        var bearer = transactions.call(() -> tickets.take(roomId, ticket)).orElseThrow(Tickets::invalid);
        return transactions.call(() -> {
            if (erased.contains(bearer.userId())) {
                throw Tickets.invalid();
            }
            var room = access.enterAsMember(roomId, bearer.userId()).room();
            if (log.openOf(bearer.userId()) >= connectionsPerPerson) {
                throw DomainException.retryLater(
                        ChatError.TOO_MANY_CONNECTIONS,
                        "At most " + connectionsPerPerson + " can be open at once; close another first",
                        A_WHILE);
            }
            var met = new Seen(room.lastSeq(), room.lastChange());
            var guest = new Guest(UUID.randomUUID(), roomId, bearer.userId(), bearer.username(), met);
            log.opened(guest);
            return guest;
        });
    }

    /** Notes that a guest who was let in did not come. */
    void turnedBack(Guest guest) {
        transactions.run(() -> log.closed(guest.connectionId(), ConnectionLog.BROKEN));
    }
}
