package io.convoke.chat.messages.boundary;

import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.messages.entity.MessageType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as members see it. */
@Schema(name = "ChatMessage", description = "A message, as members see it")
public record MessageView(
        UUID id,

        @Schema(description = "The place in the room, from 1, without gaps", examples = "17")
        long seq,

        UUID chatId,

        @Schema(description = "The author; a person who has been forgotten has a new id in each room")
        UUID userId,

        @Schema(description = "The author's name; empty when the person has been forgotten", examples = "ann")
        String username,

        MessageType type,

        @Schema(
                description = "The text, or the media's id; absent when the message is deleted",
                examples = "See you at the door, @boris")
        Optional<String> message,

        Instant createdAt,

        @Schema(description = "When the text was last edited; absent when it never was")
        Optional<Instant> editedAt,

        @Schema(description = "When it was deleted; absent when it is not")
        Optional<Instant> deletedAt) {

    static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                message.seq(),
                message.chatId(),
                message.userId(),
                message.username(),
                message.type(),
                message.text(),
                message.createdAt(),
                message.editedAt(),
                message.deletedAt());
    }
}
