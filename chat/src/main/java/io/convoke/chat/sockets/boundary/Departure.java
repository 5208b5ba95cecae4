package io.convoke.chat.sockets.boundary;

import io.convoke.chat.sockets.control.ConnectionLog;
import io.convoke.chat.sockets.control.Ending;
import io.convoke.chat.sockets.control.LiveChat;
import io.convoke.chat.sockets.control.Watch;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes leave when the service stops: clients hear that they should connect again, and the log of connections is closed. Liberty
 * tears sockets before it stops applications, so the first is done at the signal that ends the process, in a hook; beans are
 * destroyed when the database cannot be reached through entities any more, so the second is done by a listener.
 */
@WebListener
public class Departure implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(Departure.class.getName());
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @Inject
    LiveChat chat;

    @Inject
    Watch watch;

    @Inject
    ConnectionLog log;

    private final Thread hook = new Thread(() -> chat.endAll(), "chat-departure");

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        watch.stop();
        dropHook();
        chat.endAll();
        var start = System.nanoTime();
        while (!chat.isEmpty() && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            log.stop(Ending.GOING_AWAY.code());
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Another instance will close the connections in the log: {0}", e.toString());
        }
    }

    private void dropHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.log(Level.DEBUG, "The process ends, and the hook has run");
        }
    }
}
