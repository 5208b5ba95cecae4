package io.convoke.chat.messages.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message. Written once, edited by its author for a while, deleted by its author or a moderator: then the text is gone and
 * the place stays. Written and changed only while the room is locked.
 */
@Entity
@Table(name = "chat_message")
public class Message {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID chatId;

    @Column(updatable = false)
    private long seq;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String username;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private MessageType messageType;

    private String message;

    @Column(updatable = false)
    private String ref;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant editedAt;
    private Instant deletedAt;
    private Long change;

    protected Message() {} // for Hibernate

    /**
     * A new message.
     *
     * @param seq its place in the room
     * @param ref what the author's client calls it
     */
    public Message(
            UUID id,
            UUID chatId,
            long seq,
            UUID userId,
            String username,
            MessageType type,
            String text,
            Optional<String> ref,
            Instant now) {
        this.id = id;
        this.chatId = chatId;
        this.seq = seq;
        this.userId = userId;
        this.username = username;
        this.messageType = type;
        this.message = text;
        this.ref = ref.orElse(null);
        this.createdAt = now;
    }

    /**
     * Gives it another text.
     *
     * @param change the number of the change in the room
     * @throws IllegalStateException when it is deleted
     */
    public void edit(String text, long change, Instant now) {
        if (isDeleted()) {
            throw new IllegalStateException("Message " + id + " is deleted");
        }
        message = text;
        editedAt = now;
        this.change = change;
    }

    /**
     * Takes the text away.
     *
     * @param change the number of the change in the room
     * @throws IllegalStateException when it is deleted already
     */
    public void delete(long change, Instant now) {
        if (isDeleted()) {
            throw new IllegalStateException("Message " + id + " is deleted");
        }
        message = null;
        deletedAt = now;
        this.change = change;
    }

    /** Whether its author can edit it at that time. */
    public boolean isEditable(Instant now, Duration window) {
        return messageType == MessageType.TEXT && now.isBefore(createdAt.plus(window));
    }

    /** Whether somebody who repeats it means this message: once edited or deleted, nobody can tell. */
    public boolean isRepeatedBy(MessageType type, String text) {
        return isDeleted() || editedAt != null || (messageType == type && message.equals(text));
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public UUID id() {
        return id;
    }

    public UUID chatId() {
        return chatId;
    }

    /** The place in the room, from 1, without gaps. */
    public long seq() {
        return seq;
    }

    public UUID userId() {
        return userId;
    }

    /** The author's name; empty when the person has been forgotten. */
    public String username() {
        return username;
    }

    public MessageType type() {
        return messageType;
    }

    /** The text, or the media's id; empty when it is deleted. */
    public Optional<String> text() {
        return Optional.ofNullable(message);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> editedAt() {
        return Optional.ofNullable(editedAt);
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    /** The number of its last change in the room; 0 when it was never changed. */
    public long change() {
        return change == null ? 0 : change;
    }
}
