package io.convoke.chat.sockets.control;

import io.convoke.chat.messages.entity.MessageType;
import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.chat.sockets.control.OutboundFrame.Changed;
import io.convoke.chat.sockets.control.OutboundFrame.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;

/** A room's history in memory. */
final class FakeSource implements RoomSource {
    static final UUID ROOM = UUID.randomUUID();

    private final List<Said> said = new ArrayList<>();
    private final Map<Long, Changed> changes = new TreeMap<>();
    RoomState state = RoomState.OPEN;
    int reads;

    /** Stores the next message; returns it as it would be published. */
    Said say() {
        var message = new Said(
                "message",
                UUID.randomUUID(),
                said.size() + 1L,
                ROOM,
                UUID.randomUUID(),
                "ann",
                MessageType.TEXT,
                Optional.of("text " + said.size()),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        said.add(message);
        return message;
    }

    /** Stores this many messages. */
    FakeSource say(int messages) {
        LongStream.range(0, messages).forEach(index -> say());
        return this;
    }

    /** Changes a message; returns the change as it would be published. */
    Changed change(long seq) {
        var number = changes.keySet().stream().max(Comparator.naturalOrder()).orElse(0L) + 1;
        changes.values().removeIf(change -> change.seq() == seq);
        var change = new Changed(
                "changed",
                said.get((int) seq - 1).id(),
                seq,
                ROOM,
                number,
                Optional.of("changed " + number),
                Optional.of(Instant.EPOCH),
                Optional.empty());
        changes.put(number, change);
        return change;
    }

    @Override
    public Optional<Position> position(UUID roomId) {
        var change = changes.keySet().stream().max(Comparator.naturalOrder()).orElse(0L);
        return Optional.of(new Position(said.size(), change, state));
    }

    @Override
    public List<Said> said(UUID roomId, long after, long before, int most) {
        reads++;
        return said.stream()
                .filter(message -> message.seq() > after && message.seq() < before)
                .limit(most)
                .toList();
    }

    @Override
    public List<Changed> changed(UUID roomId, long after, int most) {
        reads++;
        return changes.values().stream()
                .filter(change -> change.change() > after)
                .limit(most)
                .toList();
    }
}
