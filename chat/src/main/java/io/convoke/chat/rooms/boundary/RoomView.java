package io.convoke.chat.rooms.boundary;

import io.convoke.chat.rooms.control.RoomAccess.Visit;
import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.chat.rooms.entity.TeamRole;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A room as a member sees it. */
@Schema(name = "Chat", description = "A chat, as a member sees it")
public record RoomView(
        UUID id,
        UUID eventId,
        RoomState state,

        @Schema(description = "How many people belong to it", examples = "42")
        int members,

        @Schema(description = "The seq of the latest message; 0 before the first", examples = "17")
        long lastSeq,

        @Schema(description = "The number of the latest change of a message; 0 before the first", examples = "3")
        long lastChange,

        @Schema(description = "Up to where the caller has read", examples = "15")
        long lastRead,

        @Schema(description = "How many messages came after that", examples = "2")
        long unread,

        @Schema(
                description = "The caller's part in the event's team; absent when there is none",
                enumeration = {"owner", "editor", "checkin", "moderator"})
        Optional<String> role,

        @Schema(description = "Whether the caller may moderate")
        boolean moderator,

        @Schema(description = "Whether the caller is muted") boolean muted) {

    static RoomView of(Visit visit, RoomState state, int members, long lastRead, Instant now) {
        var room = visit.room();
        return new RoomView(
                room.id(),
                room.eventId(),
                state,
                members,
                room.lastSeq(),
                room.lastChange(),
                lastRead,
                room.lastSeq() - lastRead,
                visit.standing().role().map(TeamRole::text),
                visit.moderates(),
                visit.standing().isMuted(now));
    }
}
