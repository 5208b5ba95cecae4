package io.convoke.chat.sockets.control;

import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks after the connections of this instance every few seconds: who has lost the right to be there, which messages were
 * not heard, who came and went, who fell silent or does not read; and which instances have died. Whatever else gets lost on
 * the way, a signal or a record, is made up for here.
 */
@ApplicationScoped
public class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration STRAY = Duration.ofSeconds(60);

    @Inject
    LiveChat chat;

    @Inject
    RoomReader reader;

    @Inject
    InstanceLife life;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** The pause between two looks, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.watch-interval", defaultValue = "PT2S")
    Duration interval;

    /** After how much silence an instance counts as dead, ISO-8601; several times the interval. */
    @Inject
    @ConfigProperty(name = "convoke.chat.instance-timeout", defaultValue = "PT20S")
    Duration instanceTimeout;

    /** After how much silence a client is disconnected, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.idle-time", defaultValue = "PT10M")
    Duration idleTime;

    /** How long a frame may take to be sent, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.send-timeout", defaultValue = "PT5S")
    Duration sendTimeout;

    private Future<?> running;
    private volatile boolean stopped;

    void start(@Observes Startup event) {
        running = scheduler.scheduleWithFixedDelay(
                this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks no more. */
    public void stop() {
        stopped = true;
        running.cancel(false);
    }

    private void look() {
        if (stopped || !gate.isOpen()) {
            return;
        }
        try {
            endSilentAndSlow();
            life.beat();
            life.bury(instanceTimeout);
            lookAtRooms();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The connections could not be looked after: {0}", e.toString());
        }
    }

    private void endSilentAndSlow() {
        var now = System.nanoTime();
        for (var connection : chat.connections()) {
            if (connection.isStuck(now, 2 * sendTimeout.toNanos())) {
                connection.end(Ending.TOO_SLOW);
            } else if (connection.isSilent(now, idleTime.toNanos())) {
                connection.end(Ending.IDLE);
            }
        }
    }

    private void lookAtRooms() {
        var roomIds = chat.roomIds();
        if (roomIds.isEmpty()) {
            return;
        }
        chat.endUnentitled(chat.connections());
        reader.positions(roomIds).forEach((roomId, position) -> chat.in(roomId, room -> room.behind(position)));
        var present = reader.present(roomIds);
        for (var roomId : roomIds) {
            chat.in(roomId, room -> room.present(present.getOrDefault(roomId, Map.of())));
        }
    }

    /** What an instance says of itself and others, each in a transaction of its own. */
    @ApplicationScoped
    static class InstanceLife {
        @Inject
        LiveChat chat;

        @Inject
        ConnectionLog log;

        @Transactional(TxType.REQUIRES_NEW)
        void beat() {
            var live = chat.connections().stream()
                    .filter(connection -> !connection.isEnded())
                    .map(connection -> connection.guest().connectionId())
                    .toList();
            log.beat(live);
            log.closeStrays(live, STRAY);
        }

        @Transactional(TxType.REQUIRES_NEW)
        void bury(Duration silence) {
            log.bury(silence);
        }
    }
}
