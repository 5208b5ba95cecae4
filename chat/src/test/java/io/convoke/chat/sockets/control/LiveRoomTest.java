package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.chat.rooms.entity.RoomState;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One order for all, nothing missing, nothing twice: whatever comes late, twice, or not at all. */
class LiveRoomTest extends LiveRoomBench {
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
    void whatIsSaidBeforeItsFirstTurnIsForANewConnectionToo() {
        source.say(3);
        var connection = connect(line);
        room.arrived(source.say());
        source.say();
        connection.inTurn(() -> room.catchUp().release(connection));
        workers.runAll();
        room.arrived(source.say());
        assertThat(line.seqs()).containsExactly(4L, 5L, 6L);
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
