package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.Connection;
import io.convoke.chat.sockets.control.Ending;
import io.convoke.chat.sockets.control.Guest;
import io.convoke.chat.sockets.control.Seen;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One WebSocket. Not an annotated endpoint: {@link ChatHandshake} makes one for each guest it lets in, and only here does
 * Liberty bound the size of every fragment as well as hand each out as it comes, so that a message in endless fragments
 * cannot fill the memory.
 */
public final class ChatSocket extends Endpoint {
    /** Largest frame from a client, in bytes; of a message in fragments, in characters. */
    static final int LARGEST = 65_536;

    private static final System.Logger LOG = System.getLogger(ChatSocket.class.getName());
    private static final int MOST_FRAGMENTS = 1_000;

    private final Guest guest;
    private final Optional<Seen> seen;
    private final SocketDesk desk;
    private volatile Connection connection;

    ChatSocket(Guest guest, Optional<Seen> seen, SocketDesk desk) {
        this.guest = guest;
        this.seen = seen;
        this.desk = desk;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(LARGEST);
        session.setMaxBinaryMessageBufferSize(LARGEST);
        session.setMaxIdleTimeout(0); // who is silent for too long is found by the watch
        session.addMessageHandler(String.class, new Text());
        session.addMessageHandler(ByteBuffer.class, (part, last) -> connection.end(Ending.BINARY));
        connection = desk.open(guest, session, seen);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        desk.closed(guest, connection, reason.getCloseCode().getCode());
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.log(Level.DEBUG, "A connection failed", failure);
        if (connection != null) {
            connection.end(Ending.FAILED);
        }
    }

    /** Puts the fragments of a message together. Called by one thread at a time. */
    private final class Text implements MessageHandler.Partial<String> {
        private final StringBuilder parts = new StringBuilder();
        private int fragments;

        @Override
        public void onMessage(String part, boolean last) {
            fragments++;
            if (parts.length() + part.length() > LARGEST || fragments > MOST_FRAGMENTS) {
                parts.setLength(0);
                connection.end(Ending.TOO_BIG);
                return;
            }
            parts.append(part);
            if (last) {
                var text = parts.toString();
                parts.setLength(0);
                fragments = 0;
                desk.take(connection, text);
            }
        }
    }
}
