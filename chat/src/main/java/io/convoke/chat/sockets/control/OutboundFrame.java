package io.convoke.chat.sockets.control;

import io.convoke.chat.messages.control.MessageChanged;
import io.convoke.chat.messages.control.MessagePosted;
import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.messages.entity.MessageType;
import io.convoke.chat.rooms.entity.RoomState;
import io.convoke.common.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the service says on a socket; described in {@code docs/chat.md}. */
public sealed interface OutboundFrame {
    /** The kind of frame. */
    String op();

    /** The frame as it goes over the wire. */
    default String text() {
        return Json.write(this);
    }

    /** A message in its place. */
    record Said(
            String op,
            UUID id,
            long seq,
            UUID chatId,
            UUID userId,
            String username,
            MessageType type,
            Optional<String> message,
            Instant createdAt,
            Optional<Instant> editedAt,
            Optional<Instant> deletedAt)
            implements OutboundFrame {

        static Said of(Message message) {
            return new Said(
                    "message",
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

        static Said of(MessagePosted posted) {
            return new Said(
                    "message",
                    posted.messageId(),
                    posted.seq(),
                    posted.chatId(),
                    posted.userId(),
                    posted.username(),
                    posted.messageType(),
                    Optional.of(posted.message()),
                    posted.createdAt(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * A message that was edited or deleted, as it is now.
     *
     * @param change the number of the change in the room
     */
    record Changed(
            String op,
            UUID id,
            long seq,
            UUID chatId,
            long change,
            Optional<String> message,
            Optional<Instant> editedAt,
            Optional<Instant> deletedAt)
            implements OutboundFrame {

        static Changed of(Message message) {
            return new Changed(
                    "changed",
                    message.id(),
                    message.seq(),
                    message.chatId(),
                    message.change(),
                    message.text(),
                    message.editedAt(),
                    message.deletedAt());
        }

        static Changed of(MessageChanged changed) {
            var at = Optional.of(changed.at());
            var deleted = changed.change().equals("deleted");
            return new Changed(
                    "changed",
                    changed.messageId(),
                    changed.seq(),
                    changed.chatId(),
                    changed.changeSeq(),
                    changed.message(),
                    deleted ? Optional.empty() : at,
                    deleted ? at : Optional.empty());
        }
    }

    /** The message of that ref is stored. */
    record Ack(String op, String ref, UUID id, long seq) implements OutboundFrame {
        /** Of a message as it was sent. */
        public static Ack of(String ref, Message message) {
            return new Ack("ack", ref, message.id(), message.seq());
        }
    }

    /** Somebody is typing. */
    record Typing(String op, UUID userId, String username) implements OutboundFrame {
        static Typing of(UUID userId, String username) {
            return new Typing("typing", userId, username);
        }
    }

    /** Somebody who is connected. */
    record Person(UUID userId, String username) {}

    /**
     * Who came and who went; the first one on a connection names those who are there.
     *
     * @param count how many people are connected
     */
    record Presence(String op, int count, List<Person> joined, List<UUID> left) implements OutboundFrame {
        static Presence of(int count, List<Person> joined, List<UUID> left) {
            return new Presence("presence", count, joined, left);
        }
    }

    /** Whether members can write now. */
    record State(String op, RoomState state) implements OutboundFrame {
        static State of(RoomState state) {
            return new State("state", state);
        }
    }

    /**
     * What the client asked for is refused.
     *
     * @param type the slug of the problem
     */
    record Refusal(String op, Optional<String> ref, String type, String detail) implements OutboundFrame {
        /** Of a frame, with its ref where it has one. */
        public static Refusal of(Optional<String> ref, String type, String detail) {
            return new Refusal("error", ref, type, detail);
        }
    }

    /** The answer to a ping. */
    record Pong(String op) implements OutboundFrame {
        /** The answer. */
        public static final Pong PONG = new Pong("pong");
    }
}
