package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.chat.rooms.entity.RoomState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One order for all, nothing missing, nothing twice: whatever comes late, twice, or not at all. */
class LiveRoomTest {
    private static final Connection.Limits LIMITS =
            new Connection.Limits(256, 1_000, 1_000, TimeUnit.SECONDS.toNanos(2));

    private final FakeSource source = new FakeSource();
    private final ManualWorkers workers = new ManualWorkers();
    private final LiveRoom room = new LiveRoom(FakeSource.ROOM, source, workers);
    private final FakeLine line = new FakeLine();

    private Connection connect(FakeLine line) {
        var guest = new Guest(UUID.randomUUID(), FakeSource.ROOM, UUID.randomUUID(), "boris");
        var connection = new Connection(guest, line, LIMITS, workers, System.nanoTime());
        connection.whenDrained(() -> room.catchUp().goOn(connection));
        room.add(connection);
        connection.inTurn(() -> room.place(connection));
        return connection;
    }

    private Connection connectLive(FakeLine line) {
        var connection = connect(line);
        connection.inTurn(() -> room.catchUp().release(connection));
        workers.runAll();
        return connection;
    }

    private void resume(Connection connection, long after) {
        resume(connection, after, Long.MAX_VALUE);
    }

    private void resume(Connection connection, long after, long changes) {
        connection.inTurn(() -> room.catchUp().resume(connection, after, changes));
        workers.runAll();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void aNewConnectionGetsWhatIsSaidFromThenOn() {
        source.say(3);
        connectLive(line);
        room.arrived(source.say());
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(4L, 5L);
        assertThat(source.reads).isZero();
    }

    @Test
    void whatComesTwiceIsPassedOnOnce() {
        connectLive(line);
        var first = source.say();
        var second = source.say();
        room.arrived(first);
        room.arrived(first);
        room.arrived(second);
        room.arrived(first);
        workers.runAll();
        assertThat(line.seqs()).containsExactly(1L, 2L);
    }

    @Test
    void whatIsMissingIsReadBeforeWhatCame() {
        connectLive(line);
        room.arrived(source.say());
        source.say(250);
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(1L);
        workers.runAll();
        assertThat(line.seqs()).isEqualTo(from(1, 252));
    }

    @Test
    void whatComesWhileTheGapIsReadIsNotLostOrTwice() {
        connectLive(line);
        source.say(2);
        room.arrived(source.say());
        var fourth = source.say();
        room.arrived(fourth);
        workers.runAll();
        room.arrived(fourth);
        room.arrived(source.say());
        assertThat(line.seqs()).isEqualTo(from(1, 5));
    }

    @Test
    void whatArrivesBeforeTheRoomIsReadIsNotLost() {
        connect(line);
        room.arrived(source.say());
        workers.runAll();
        room.arrived(source.say());
        connectLive(new FakeLine());
        assertThat(line.seqs())
                .as("held, until it resumes or a second has passed")
                .isEmpty();
        resume(room.connections().get(0), 0);
        assertThat(line.seqs()).containsExactly(1L, 2L);
    }

    @Test
    void whatNoRecordToldIsFoundByThePosition() {
        connectLive(line);
        source.say(3);
        room.behind(source.position(FakeSource.ROOM).orElseThrow());
        workers.runAll();
        assertThat(line.seqs()).isEqualTo(from(1, 3));
        room.behind(source.position(FakeSource.ROOM).orElseThrow());
        assertThat(workers.waiting).isEmpty();
    }

    @Test
    void aRecordOfAMessageThatDoesNotExistEndsNothing() {
        connectLive(line);
        var message = source.say();
        room.arrived(message);
        var bogus = new OutboundFrame.Said(
                "message",
                UUID.randomUUID(),
                9,
                FakeSource.ROOM,
                message.userId(),
                "x",
                message.type(),
                message.message(),
                message.createdAt(),
                message.editedAt(),
                message.deletedAt());
        room.arrived(bogus);
        workers.runAll();
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(1L, 2L);
    }

    @Test
    void resumeGivesWhatWasMissedInOrderAndThenGoesOnLive() {
        source.say(120);
        var connection = connect(line);
        workers.runAll();
        room.arrived(source.say());
        resume(connection, 100);
        room.arrived(source.say());
        assertThat(line.seqs()).isEqualTo(from(101, 122));
    }

    @Test
    void resumeWhereNothingWasMissedGivesNothing() {
        source.say(5);
        var connection = connect(line);
        workers.runAll();
        resume(connection, 5);
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(6L);
    }

    @Test
    void aPlaceThatIsNotThereYetMeansTheLastOne() {
        source.say(5);
        var connection = connect(line);
        workers.runAll();
        resume(connection, 1_000_000);
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(6L);
    }

    @Test
    void aClientThatKnowsMoreThanThisInstanceGetsNothingTwice() {
        source.say(3);
        connectLive(new FakeLine());
        source.say(2);
        var connection = connect(line);
        workers.runAll();
        resume(connection, 5);
        room.behind(source.position(FakeSource.ROOM).orElseThrow());
        workers.runAll();
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(6L);
    }

    @Test
    void aLateResumeSendsEachMessageOnce() {
        source.say(10);
        var connection = connectLive(line);
        room.arrived(source.say());
        resume(connection, 7);
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(11L, 8L, 9L, 10L, 12L);
        resume(connection, 3);
        resume(connection, 3);
        assertThat(line.seqs()).containsExactly(11L, 8L, 9L, 10L, 12L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aLongHistoryGoesAsFastAsTheClientReads() {
        source.say(2_000);
        var connection = connect(line);
        workers.runAll();
        line.stopReading();
        resume(connection, 0);
        assertThat(line.endings).isEmpty();
        assertThat(source.reads)
                .as("pages read for a client that does not read")
                .isLessThan(5);
        for (var index = 0; index < 100; index++) {
            room.arrived(source.say());
        }
        for (var turn = 0; turn < 200; turn++) {
            line.readAll();
            line.stopReading();
            workers.runAll();
        }
        line.readAll();
        assertThat(line.endings).isEmpty();
        assertThat(line.seqs()).isEqualTo(from(1, 2_100));
    }

    @Test
    void whoDoesNotReadIsDisconnectedAndTheOthersAreNot() {
        connectLive(line);
        var slow = new FakeLine();
        connectLive(slow);
        slow.stopReading();
        for (var index = 0; index < 300; index++) {
            room.arrived(source.say());
        }
        assertThat(slow.endings).containsExactly(Ending.TOO_SLOW);
        assertThat(line.endings).isEmpty();
        assertThat(line.seqs()).isEqualTo(from(1, 300));
    }

    @Test
    void changesComeInOrderAndOnce() {
        source.say(3);
        connectLive(line);
        var first = source.change(1);
        var second = source.change(2);
        room.arrived(first);
        room.arrived(first);
        room.arrived(second);
        assertThat(line.changes()).containsExactly(1L, 2L);
    }

    @Test
    void changesThatWereMissedAreReadAsTheyAreNow() {
        source.say(3);
        connectLive(line);
        source.change(1);
        var second = source.change(1);
        var third = source.change(2);
        room.arrived(third);
        workers.runAll();
        room.arrived(second);
        assertThat(line.changes()).containsExactly(2L, 3L);
        room.arrived(source.change(3));
        assertThat(line.changes()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void resumeBringsTheChangesTooWhenTheClientSaysWhichItKnows() {
        source.say(3);
        source.change(1);
        source.change(2);
        source.say(1);
        var connection = connect(line);
        workers.runAll();
        resume(connection, 3, 1);
        assertThat(line.seqs()).containsExactly(4L);
        assertThat(line.changes()).containsExactly(2L);
        room.arrived(source.change(4));
        assertThat(line.changes()).containsExactly(2L, 3L);
    }

    @Test
    void manyChangesAtOnceAreSpreadOverTime() {
        source.say(250);
        connectLive(line);
        LongStream.rangeClosed(1, 250).forEach(source::change);
        for (var turn = 0; turn < 3; turn++) {
            room.behind(source.position(FakeSource.ROOM).orElseThrow());
            workers.runAll();
            assertThat(line.changes()).hasSize(Math.min(250, 100 * (turn + 1)));
        }
        assertThat(line.changes()).isEqualTo(from(1, 250));
    }

    @Test
    void aNewStateIsToldOnce() {
        connectLive(line);
        source.state = RoomState.READ_ONLY;
        room.behind(source.position(FakeSource.ROOM).orElseThrow());
        room.behind(source.position(FakeSource.ROOM).orElseThrow());
        assertThat(line.frames("state"))
                .singleElement()
                .satisfies(frame -> assertThat(frame.get("state").asText()).isEqualTo("read_only"));
    }

    @Test
    void comingAndGoingIsToldAndANewcomerHearsWhoIsThere() {
        connectLive(line);
        var ann = UUID.randomUUID();
        var boris = UUID.randomUUID();
        room.present(Map.of(ann, "ann"));
        room.present(Map.of(ann, "ann"));
        room.present(Map.of(ann, "ann", boris, "boris"));
        var newcomer = new FakeLine();
        connectLive(newcomer);
        room.present(Map.of(boris, "boris"));
        assertThat(line.frames("presence")).hasSize(3);
        assertThat(newcomer.frames("presence").get(0).get("joined")).hasSize(2);
        var last = newcomer.frames("presence").get(1);
        assertThat(last.get("count").asInt()).isEqualTo(1);
        assertThat(last.get("joined")).isEmpty();
        assertThat(last.get("left").get(0).asText()).isEqualTo(ann.toString());
    }

    @Test
    void typingIsToldToTheOthers() {
        var typing = connectLive(line);
        var other = new FakeLine();
        connectLive(other);
        room.typing(typing.guest().userId(), "boris");
        assertThat(line.frames("typing")).isEmpty();
        assertThat(other.frames("typing")).hasSize(1);
    }

    @Test
    void theLastOneOutLeavesAnEmptyRoom() {
        var one = connectLive(line);
        var other = connectLive(new FakeLine());
        assertThat(room.remove(one)).isFalse();
        room.arrived(source.say());
        assertThat(line.seqs()).isEmpty();
        assertThat(room.remove(other)).isTrue();
    }
}
