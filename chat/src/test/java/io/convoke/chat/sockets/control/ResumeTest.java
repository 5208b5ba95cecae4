package io.convoke.chat.sockets.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a client gets that comes back and says how far it had got. */
class ResumeTest extends LiveRoomBench {
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
}
