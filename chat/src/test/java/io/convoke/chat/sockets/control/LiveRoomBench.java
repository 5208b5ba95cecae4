package io.convoke.chat.sockets.control;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** A live room whose history, workers and lines do what a test tells them. */
abstract class LiveRoomBench {
    private static final Connection.Limits LIMITS =
            new Connection.Limits(256, 1_000, 1_000, TimeUnit.SECONDS.toNanos(2));

    final FakeSource source = new FakeSource();
    final ManualWorkers workers = new ManualWorkers();
    final LiveRoom room = new LiveRoom(FakeSource.ROOM, source, workers);
    final FakeLine line = new FakeLine();

    Connection connect(FakeLine line) {
        var met = source.position(FakeSource.ROOM).orElseThrow();
        var guest = new Guest(
                UUID.randomUUID(), FakeSource.ROOM, UUID.randomUUID(), "boris", new Seen(met.seq(), met.change()));
        var connection = new Connection(guest, line, LIMITS, workers, System.nanoTime());
        connection.whenDrained(() -> room.catchUp().goOn(connection));
        room.add(connection);
        connection.inTurn(() -> room.welcome(connection));
        return connection;
    }

    Connection connectLive(FakeLine line) {
        var connection = connect(line);
        connection.inTurn(() -> room.catchUp().release(connection));
        workers.runAll();
        return connection;
    }

    void resume(Connection connection, long after) {
        resume(connection, after, Seen.ALL_CHANGES);
    }

    void resume(Connection connection, long after, long changes) {
        connection.inTurn(() -> room.catchUp().resume(connection, new Seen(after, changes)));
        workers.runAll();
    }

    static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
