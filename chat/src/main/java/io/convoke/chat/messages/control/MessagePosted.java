package io.convoke.chat.messages.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.messages.entity.MessageType;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.common.events.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message has its place in the room's history.
 *
 * @param mentions members who are mentioned by name
 */
public record MessagePosted(
        UUID messageId,
        UUID chatId,
        UUID eventId,
        long seq,
        UUID userId,
        String username,
        @JsonProperty("type") MessageType messageType,
        String message,
        List<UUID> mentions,
        Instant createdAt)
        implements PublishedEvent {

    static MessagePosted of(Message message, Room room, List<UUID> mentions) {
        return new MessagePosted(
                message.id(),
                message.chatId(),
                room.eventId(),
                message.seq(),
                message.userId(),
                message.username(),
                message.type(),
                message.text().orElseThrow(),
                mentions,
                message.createdAt());
    }

    @Override
    public String topic() {
        return "chat";
    }

    @Override
    public String type() {
        return "message-posted";
    }

    @Override
    public UUID key() {
        return chatId;
    }
}
