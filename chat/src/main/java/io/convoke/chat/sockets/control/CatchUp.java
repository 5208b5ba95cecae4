package io.convoke.chat.sockets.control;

import io.convoke.chat.sockets.control.Connection.Mode;
import io.convoke.chat.sockets.control.OutboundFrame.Changed;
import io.convoke.chat.sockets.control.OutboundFrame.Said;
import io.convoke.chat.sockets.control.RoomSource.Position;
import java.util.List;
import java.util.UUID;

/**
 * Brings one connection after the other up to where its room is, from the history, a page at a time and only as fast as the
 * client reads. Called in a connection's turns.
 */
final class CatchUp {
    private static final int PAGE = 50;

    private final UUID id;
    private final LiveRoom room;
    private final RoomSource source;

    CatchUp(UUID id, LiveRoom room, RoomSource source) {
        this.id = id;
        this.room = room;
        this.source = source;
    }

    /** Goes back to what a client has seen: it gets all that came after and that this connection has not had. */
    void resume(Connection connection, Seen seen) {
        var last = source.position(id).map(Position::seq).orElse(0L);
        synchronized (room) {
            var from = Math.min(seen.after(), Math.max(last, room.seq()));
            if (connection.mode == Mode.HELD) {
                connection.low = from;
                connection.high = from;
            } else if (from < connection.low) {
                connection.gap = from;
                connection.gapEnd = connection.low + 1;
                connection.low = from;
            }
            connection.change = Math.min(connection.change, seen.changes());
            connection.mode = Mode.CATCHING_UP;
        }
        goOn(connection);
    }

    /** Ends the wait for a client that may want to resume. */
    void release(Connection connection) {
        synchronized (room) {
            if (connection.mode != Mode.HELD) {
                return;
            }
            connection.mode = Mode.CATCHING_UP;
        }
        goOn(connection);
    }

    /** Sends a page of what a connection lacks, and the next in its next turn; it is live when it lacks nothing. */
    void goOn(Connection connection) {
        if (!connection.hasRoomElseDrain()) {
            return; // goes on when the client has read some
        }
        var lack = lack(connection);
        switch (lack.kind()) {
            case NOTHING -> {
                return;
            }
            case GAP, LATER -> send(connection, lack, source.said(id, lack.after(), lack.upTo(), PAGE));
            case CHANGES -> sendChanges(connection, lack, source.changed(id, lack.after(), PAGE));
        }
        connection.inTurn(() -> goOn(connection));
    }

    private enum Kind {
        NOTHING,
        GAP,
        LATER,
        CHANGES
    }

    /** Messages between two places, both excluded; or changes after one number up to another. */
    private record Lack(Kind kind, long after, long upTo) {}

    private Lack lack(Connection connection) {
        synchronized (room) {
            if (connection.mode != Mode.CATCHING_UP) {
                return new Lack(Kind.NOTHING, 0, 0);
            }
            if (connection.gap + 1 < connection.gapEnd) {
                return new Lack(Kind.GAP, connection.gap, connection.gapEnd);
            }
            if (connection.high < room.seq()) {
                return new Lack(Kind.LATER, connection.high, Long.MAX_VALUE);
            }
            if (connection.change < room.change()) {
                return new Lack(Kind.CHANGES, connection.change, room.change());
            }
            connection.mode = Mode.LIVE;
            return new Lack(Kind.NOTHING, 0, 0);
        }
    }

    private void send(Connection connection, Lack lack, List<Said> page) {
        synchronized (room) {
            for (var said : page) {
                if (lack.kind() == Kind.GAP) {
                    connection.gap = said.seq();
                } else {
                    connection.high = said.seq();
                }
                connection.push(said);
            }
            if (page.isEmpty() && lack.kind() == Kind.GAP) {
                connection.gap = connection.gapEnd;
            } else if (page.isEmpty()) {
                connection.high = room.seq();
            }
        }
    }

    private void sendChanges(Connection connection, Lack lack, List<Changed> page) {
        synchronized (room) {
            for (var changed : page) {
                connection.change = changed.change();
                if (changed.seq() <= connection.high) {
                    connection.push(changed);
                }
            }
            if (page.size() < PAGE) {
                connection.change = Math.max(connection.change, lack.upTo());
            }
        }
    }
}
