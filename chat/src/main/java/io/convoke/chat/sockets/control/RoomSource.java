package io.convoke.chat.sockets.control;

import io.convoke.chat.rooms.entity.RoomState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where a live room finds what it has not heard. */
interface RoomSource {
    /**
     * How far a room is.
     *
     * @param seq the place of its last message
     * @param change the number of the last change
     */
    record Position(long seq, long change, RoomState state) {}

    /** How far the room is; empty when it is not there. */
    Optional<Position> position(UUID roomId);

    /** Messages with places between the two, both excluded, in order. */
    List<OutboundFrame.Said> said(UUID roomId, long after, long before, int most);

    /** Changed messages as they are now, whose last change has a higher number, in the order of changes. */
    List<OutboundFrame.Changed> changed(UUID roomId, long after, int most);
}
