package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.Ending;
import io.convoke.chat.sockets.control.Line;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A WebSocket as a line. The container may block whoever writes or closes while a client does not read (it answers pings by
 * itself, one write at a time), so both happen on threads of their own.
 */
final class SocketLine implements Line {
    private static final System.Logger LOG = System.getLogger(SocketLine.class.getName());

    private final Session session;
    private final Executor executor;

    /** @param sendTimeoutMillis how long the container tries to send a frame */
    SocketLine(Session session, Executor executor, long sendTimeoutMillis) {
        this.session = session;
        this.executor = executor;
        session.getAsyncRemote().setSendTimeout(sendTimeoutMillis);
    }

    @Override
    public void send(String frame, Outcome outcome) {
        try {
            executor.execute(() -> write(frame, outcome));
        } catch (RejectedExecutionException e) {
            outcome.sent(false);
        }
    }

    private void write(String frame, Outcome outcome) {
        try {
            session.getAsyncRemote().sendText(frame, result -> outcome.sent(result.isOK()));
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A frame could not be sent", e);
            outcome.sent(false);
        }
    }

    @Override
    public void end(Ending ending) {
        try {
            executor.execute(() -> close(ending));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The container closes what is open when it stops", e);
        }
    }

    private void close(Ending ending) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(ending.code()), ending.reason()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "A connection was gone before it was closed", e);
        }
    }
}
