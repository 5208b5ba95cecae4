package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message was edited or deleted; its place stays.
 *
 * @param change {@code edited} or {@code deleted}
 * @param changeSeq the number of the change in the room, without gaps
 * @param message the new text; empty when deleted
 * @param mentions members who are mentioned now
 */
public record MessageChanged(
        UUID messageId,
        UUID chatId,
        UUID eventId,
        long seq,
        UUID userId,
        String username,
        String change,
        long changeSeq,
        Optional<String> message,
        List<UUID> mentions,
        Instant at)
        implements PublishedEvent {

    static MessageChanged of(Message message, Room room, List<UUID> mentions, Instant at) {
        return new MessageChanged(
                message.id(),
                message.chatId(),
                room.eventId(),
                message.seq(),
                message.userId(),
                message.username(),
                message.isDeleted() ? "deleted" : "edited",
                message.change(),
                message.text(),
                mentions,
                at);
    }

    @Override
    public String topic() {
        return "chat";
    }

    @Override
    public String type() {
        return "message-changed";
    }

    @Override
    public UUID key() {
        return chatId;
    }
}
