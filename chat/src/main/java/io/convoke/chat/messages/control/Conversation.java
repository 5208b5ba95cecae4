package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.Message;
import io.convoke.chat.messages.entity.MessageType;
import io.convoke.chat.moderation.control.ModerationLog;
import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.chat.rooms.control.RoomStore;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes, edits and deletes messages. Everything that is told to others is told with the transaction. */
@ApplicationScoped
public class Conversation {
    @Inject
    RoomAccess access;

    @Inject
    RoomStore rooms;

    @Inject
    MessageStore store;

    @Inject
    Mentions mentions;

    @Inject
    ModerationLog log;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** How long an author can edit a message, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.edit-window", defaultValue = "PT15M")
    Duration editWindow;

    /**
     * Gives a message the next place in the room. One that its author's client sends again, under the same ref, is not
     * stored again.
     *
     * @return the message, or the one that is stored under that ref already
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned, muted, 409 chat-read-only, ref-reused
     */
    @Transactional(TxType.MANDATORY)
    public Message post(UUID chatId, UUID userId, String username, NewMessage wanted) {
        if (erased.contains(userId)) {
            throw new DomainException(CommonProblem.INVALID_TOKEN, "The account has been erased");
        }
        var visit = access.enterAsMember(chatId, userId);
        var room = lock(chatId);
        var before = wanted.ref().flatMap(ref -> store.withRef(chatId, userId, ref));
        if (before.isPresent()) {
            return before.filter(message -> message.isRepeatedBy(wanted.type(), wanted.text()))
                    .orElseThrow(() -> new DomainException(
                            ChatError.REF_REUSED, "You sent another message with this ref; choose a new one"));
        }
        access.requireWriting(visit);
        var message = new Message(
                Ids.next(),
                chatId,
                room.nextSeq(),
                userId,
                username,
                wanted.type(),
                wanted.text(),
                wanted.ref(),
                clock.instant());
        store.add(message);
        outbox.append(MessagePosted.of(message, room, mentions.in(wanted.type(), wanted.text(), room, userId)));
        return message;
    }

    /**
     * Gives one's own message another text.
     *
     * @throws DomainException those of {@link #post} but ref-reused, 404 message-unknown, 403 forbidden, 409
     *     message-deleted, edit-closed, 400 and 422 for the text
     */
    @Transactional(TxType.MANDATORY)
    public Message edit(UUID chatId, UUID messageId, UUID userId, String wanted) {
        var text = NewMessage.text(MessageType.TEXT, wanted);
        var visit = access.enterAsMember(chatId, userId);
        var room = lock(chatId);
        var message = store.find(chatId, messageId).orElseThrow(Conversation::unknown);
        if (!message.userId().equals(userId)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only its author edits a message");
        }
        access.requireWriting(visit);
        if (message.isDeleted()) {
            throw new DomainException(ChatError.MESSAGE_DELETED, "A deleted message has no text any more");
        }
        var now = clock.instant();
        if (!message.isEditable(now, editWindow)) {
            throw new DomainException(ChatError.EDIT_CLOSED, "Text can be edited for " + editWindow + " after writing");
        }
        message.edit(text, room.nextChange(), now);
        outbox.append(MessageChanged.of(message, room, mentions.in(MessageType.TEXT, text, room, userId), now));
        return message;
    }

    /**
     * Takes the text of one's own message away, or as a moderator that of anybody's. One that is deleted stays so, and
     * nothing else happens.
     *
     * @throws DomainException 404 chat-unknown, message-unknown, 403 not-a-member, banned, forbidden
     */
    @Transactional(TxType.MANDATORY)
    public void delete(UUID chatId, UUID messageId, UUID userId, boolean admin) {
        var visit = access.enter(chatId, userId, admin);
        var room = lock(chatId);
        var message = store.find(chatId, messageId).orElseThrow(Conversation::unknown);
        var own = message.userId().equals(userId);
        if (!own && !visit.moderates()) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only its author and moderators delete a message");
        }
        if (message.isDeleted()) {
            return;
        }
        var now = clock.instant();
        message.delete(room.nextChange(), now);
        outbox.append(MessageChanged.of(message, room, List.of(), now));
        if (!own) {
            log.deleted(message, userId, now);
        }
    }

    private Room lock(UUID chatId) {
        return rooms.lock(chatId).orElseThrow(RoomAccess::unknown);
    }

    /** The refusal of a message that is not there. */
    public static DomainException unknown() {
        return new DomainException(ChatError.MESSAGE_UNKNOWN, "There is no message of this id in this chat");
    }
}
