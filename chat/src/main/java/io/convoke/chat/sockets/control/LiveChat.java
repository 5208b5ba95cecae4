package io.convoke.chat.sockets.control;

import io.convoke.chat.messages.control.MessageChanged;
import io.convoke.chat.messages.control.MessagePosted;
import io.convoke.chat.moderation.control.ModeratorActed;
import io.convoke.chat.rooms.control.Memberships.Presence;
import io.convoke.chat.rooms.control.RoomSignals;
import io.convoke.chat.rooms.control.RoomSignals.Signal;
import io.convoke.common.limits.RateLimiter;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rooms that somebody is connected to in this instance. */
@ApplicationScoped
public class LiveChat {
    private static final long TYPING_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Inject
    RoomReader reader;

    @Inject
    RoomSignals signals;

    @Inject
    Workers workers;

    @Inject
    RateLimiter limiter;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Most frames that wait to be sent to one client; one that has more waiting is disconnected. */
    @Inject
    @ConfigProperty(name = "convoke.chat.queue", defaultValue = "256")
    int queue;

    /** Most frames that a client sends at once. */
    @Inject
    @ConfigProperty(name = "convoke.chat.frames-at-once", defaultValue = "40")
    int framesAtOnce;

    /** Most frames that a client sends in a second in the long run. */
    @Inject
    @ConfigProperty(name = "convoke.chat.frames-per-second", defaultValue = "10")
    int framesPerSecond;

    /** How long a new connection is held back for a client that wants to resume, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.resume-wait", defaultValue = "PT1S")
    Duration resumeWait;

    private final Map<UUID, LiveRoom> rooms = new ConcurrentHashMap<>();

    void start(@Observes Startup event) {
        signals.listen(this::heard);
    }

    /** Ends all connections, which connect again, to another instance perhaps. */
    public void endAll() {
        connections().forEach(connection -> connection.end(Ending.GOING_AWAY));
    }

    /** Whether nobody is connected. */
    public boolean isEmpty() {
        return rooms.isEmpty();
    }

    /**
     * Takes in a new connection.
     *
     * @param seen from where it goes on; without it the connection is held back for a while, for a client that says so in its
     *     first frame
     */
    public Connection open(Guest guest, Line line, Optional<Seen> seen) {
        var limits = new Connection.Limits(queue, framesAtOnce, framesPerSecond, TYPING_PAUSE_NANOS);
        var connection = new Connection(guest, line, limits, workers, System.nanoTime());
        var room = rooms.compute(guest.roomId(), (id, known) -> {
            var live = known == null ? new LiveRoom(id, reader, workers) : known;
            live.add(connection);
            return live;
        });
        connection.whenDrained(() -> room.catchUp().goOn(connection));
        connection.inTurn(() -> {
            if (!room.welcome(connection)) {
                connection.end(Ending.RIGHTS_LOST);
            }
        });
        if (seen.isPresent()) {
            connection.inTurn(() -> room.catchUp().resume(connection, seen.get()));
        } else {
            scheduler.schedule(
                    () -> connection.inTurn(() -> room.catchUp().release(connection)),
                    resumeWait.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return connection;
    }

    /** Forgets a connection that has ended. */
    public void closed(Connection connection) {
        connection.gone();
        rooms.computeIfPresent(connection.guest().roomId(), (id, room) -> room.remove(connection) ? null : room);
    }

    /** Notes that a frame came; ends the connection and answers false when there were too many. */
    public boolean admit(Connection connection) {
        if (connection.hear(System.nanoTime()) || limiter.isOff()) {
            return true;
        }
        connection.end(Ending.FLOOD);
        return false;
    }

    /** Sends a connection all that came after a place and that it has not had; in turn. */
    public void resume(Connection connection, Seen seen) {
        room(connection).catchUp().resume(connection, seen);
    }

    /** Lets a connection go live that does not resume; in turn, before its first frame is answered. */
    public void release(Connection connection) {
        room(connection).catchUp().release(connection);
    }

    /** Passes on that somebody is typing, not too often; in turn. */
    public void typing(Connection connection) {
        if (connection.types(System.nanoTime(), TYPING_PAUSE_NANOS)) {
            var guest = connection.guest();
            signals.typing(guest.roomId(), guest.userId(), guest.username());
        }
    }

    /** A message was published. */
    public void posted(MessagePosted posted) {
        in(posted.chatId(), room -> room.arrived(OutboundFrame.Said.of(posted)));
    }

    /** A change was published. */
    public void changed(MessageChanged changed) {
        in(changed.chatId(), room -> room.arrived(OutboundFrame.Changed.of(changed)));
    }

    /** A moderator acted; whoever is banned has to go. */
    public void moderated(ModeratorActed acted) {
        lookAtRights(acted.chatId());
    }

    private void lookAtRights(UUID roomId) {
        in(roomId, room -> workers.submit(() -> endUnentitled(room.connections())));
    }

    private void heard(Signal signal) {
        switch (signal.kind()) {
            case TYPING ->
                signal.userId()
                        .ifPresent(userId -> in(
                                signal.roomId(),
                                room -> room.typing(userId, signal.username().orElse(""))));
            case RIGHTS -> lookAtRights(signal.roomId());
        }
    }

    /** Ends those of the connections whose people may not be in their rooms any more. */
    void endUnentitled(List<Connection> connections) {
        if (connections.isEmpty()) {
            return;
        }
        var roomIds = connections.stream().map(one -> one.guest().roomId()).collect(Collectors.toSet());
        var userIds = connections.stream().map(one -> one.guest().userId()).collect(Collectors.toSet());
        var entitled = reader.entitled(roomIds, userIds);
        for (var connection : connections) {
            var guest = connection.guest();
            if (!entitled.contains(new Presence(guest.roomId(), guest.userId()))) {
                connection.end(Ending.RIGHTS_LOST);
            }
        }
    }

    /** All connections of this instance. */
    List<Connection> connections() {
        return rooms.values().stream()
                .flatMap(room -> room.connections().stream())
                .toList();
    }

    /** The rooms that somebody is connected to here. */
    Set<UUID> roomIds() {
        return Set.copyOf(rooms.keySet());
    }

    /** Does something with a room that somebody is connected to here. */
    void in(UUID roomId, Consumer<LiveRoom> work) {
        Optional.ofNullable(rooms.get(roomId)).ifPresent(work);
    }

    private LiveRoom room(Connection connection) {
        var roomId = connection.guest().roomId();
        return Optional.ofNullable(rooms.get(roomId)).orElseGet(() -> new LiveRoom(roomId, reader, workers));
    }
}
