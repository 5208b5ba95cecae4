package io.convoke.chat.sockets.control;

import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.chat.sockets.control.Connection.Mode;
import io.convoke.chat.sockets.control.OutboundFrame.Changed;
import io.convoke.chat.sockets.control.OutboundFrame.Said;
import io.convoke.chat.sockets.control.RoomSource.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The connections of this instance to one room, and how far they were told. Messages are passed on in the order of their places
 * and each once: what comes twice is dropped, and what is missing before one that comes is read from the history first. The
 * same holds for changes and their numbers.
 */
final class LiveRoom {
    private static final int PAGE = 100;

    private final UUID id;
    private final RoomSource source;
    private final Workers workers;
    private final CatchUp catchUp;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final RoomPresence presence = new RoomPresence();
    private boolean loaded;
    private boolean filling;
    private long seq;
    private long change;
    private long seenSeq;
    private long seenChange;
    private RoomState state = RoomState.OPEN;

    LiveRoom(UUID id, RoomSource source, Workers workers) {
        this.id = id;
        this.source = source;
        this.workers = workers;
        this.catchUp = new CatchUp(id, this, source);
    }

    /** Brings single connections up to where the room is. */
    CatchUp catchUp() {
        return catchUp;
    }

    synchronized void add(Connection connection) {
        connections.add(connection);
    }

    /** Takes a connection out; true when it was the last. */
    synchronized boolean remove(Connection connection) {
        connections.remove(connection);
        return connections.isEmpty();
    }

    synchronized List<Connection> connections() {
        return List.copyOf(connections);
    }

    /**
     * Welcomes a new connection, which is in the room already. In turns, since it reads the room: what arrives in between is
     * not lost.
     *
     * @return false when there is no such room
     */
    boolean welcome(Connection connection) {
        var position = source.position(id);
        position.ifPresent(now -> welcome(connection, now));
        return position.isPresent();
    }

    private synchronized void welcome(Connection connection, Position now) {
        if (!loaded) {
            loaded = true;
            seq = now.seq();
            change = now.change();
            state = now.state();
        }
        presence.all().ifPresent(connection::push);
        fillIfBehind();
    }

    /** The place of the last message that was passed on. */
    synchronized long seq() {
        return seq;
    }

    /** The number of the last change that was passed on. */
    synchronized long change() {
        return change;
    }

    /** A message was published. */
    synchronized void arrived(Said said) {
        seenSeq = Math.max(seenSeq, said.seq());
        if (loaded && !filling && said.seq() == seq + 1) {
            pass(said);
        } else {
            fillIfBehind();
        }
    }

    /** A change was published. */
    synchronized void arrived(Changed changed) {
        seenChange = Math.max(seenChange, changed.change());
        if (loaded && !filling && changed.change() == change + 1) {
            pass(changed);
        } else {
            fillIfBehind();
        }
    }

    /** The database says how far the room is: what was not heard by then is read, and a new state is told. */
    synchronized void behind(Position position) {
        if (!loaded) {
            return;
        }
        seenSeq = Math.max(seenSeq, position.seq());
        seenChange = Math.max(seenChange, position.change());
        fillIfBehind();
        if (state != position.state()) {
            state = position.state();
            tell(OutboundFrame.State.of(state));
        }
    }

    private void fillIfBehind() {
        if (loaded && !filling && (seenSeq > seq || seenChange > change)) {
            filling = workers.submit(this::fill);
        }
    }

    /** Reads what was missed: all messages, and a page of changes, for there may be many at once. */
    private void fill() {
        var again = true;
        try {
            for (var seen = seen(); seen.seq() > seq(); seen = seen()) {
                passMessages(source.said(id, seq(), Long.MAX_VALUE, PAGE));
            }
            var seen = seen();
            if (seen.change() > change()) {
                again = passChanges(source.changed(id, change(), PAGE), seen.change());
            }
        } finally {
            filled(again);
        }
    }

    private synchronized void filled(boolean again) {
        filling = false;
        if (again) {
            fillIfBehind(); // something may have come meanwhile
        }
    }

    private record Seen(long seq, long change) {}

    private synchronized Seen seen() {
        return new Seen(seenSeq, seenChange);
    }

    private synchronized void passMessages(List<Said> page) {
        page.forEach(this::pass);
        if (page.isEmpty()) {
            seenSeq = seq; // whoever said that there are more was wrong
        }
    }

    /** Passes on a page that was read after the number was seen; false when there are more. */
    private synchronized boolean passChanges(List<Changed> page, long seen) {
        page.forEach(this::pass);
        if (page.size() < PAGE) {
            change = Math.max(change, seen);
            return true;
        }
        return false;
    }

    private void pass(Said said) {
        seq = said.seq();
        seenSeq = Math.max(seenSeq, seq);
        var frame = said.text();
        for (var connection : connections) {
            if (connection.mode == Mode.LIVE && connection.high < seq) {
                connection.high = seq;
                connection.push(frame);
            }
        }
    }

    private void pass(Changed changed) {
        change = changed.change();
        seenChange = Math.max(seenChange, change);
        var frame = changed.text();
        for (var connection : connections) {
            if (connection.mode == Mode.LIVE && connection.change < change) {
                connection.change = change;
                if (changed.seq() <= connection.high) {
                    connection.push(frame);
                }
            }
        }
    }

    /** Tells everybody who came and went since the last time. */
    synchronized void present(Map<UUID, String> now) {
        presence.change(now).ifPresent(this::tell);
    }

    /** Tells all others that somebody is typing. */
    synchronized void typing(UUID userId, String username) {
        var frame = OutboundFrame.Typing.of(userId, username).text();
        for (var connection : connections) {
            if (!connection.guest().userId().equals(userId)) {
                connection.push(frame);
            }
        }
    }

    private void tell(OutboundFrame frame) {
        var text = frame.text();
        connections.forEach(connection -> connection.push(text));
    }
}
