package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.Connection;
import io.convoke.chat.sockets.control.ConnectionLog;
import io.convoke.chat.sockets.control.Guest;
import io.convoke.chat.sockets.control.LiveChat;
import io.convoke.chat.sockets.control.Seen;
import io.convoke.chat.sockets.control.Workers;
import io.convoke.common.database.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What sockets need of the service. */
@ApplicationScoped
public class SocketDesk {
    @Inject
    LiveChat chat;

    @Inject
    FrameDesk frames;

    @Inject
    ConnectionLog log;

    @Inject
    Workers workers;

    @Inject
    Transactions transactions;

    @Resource
    ManagedExecutorService executor;

    /** How long a frame may take to be sent, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.send-timeout", defaultValue = "PT5S")
    Duration sendTimeout;

    Connection open(Guest guest, Session session, Optional<Seen> seen) {
        return chat.open(guest, new SocketLine(session, executor, sendTimeout.toMillis()), seen);
    }

    void take(Connection connection, String text) {
        frames.take(connection, text);
    }

    /** Notes the end; when too much waits already, the watch notes it later. */
    void closed(Guest guest, Connection connection, int closeCode) {
        Optional.ofNullable(connection).ifPresent(chat::closed);
        workers.submit(() -> transactions.run(() -> log.closed(guest.connectionId(), closeCode)));
    }
}
