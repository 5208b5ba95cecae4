package io.convoke.chat.rooms.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why the chat refuses; the slug is also the type of an error frame. */
public enum ChatError implements ProblemType {
    SOCKET_TICKET_INVALID(401, "The ticket does not open this socket"),
    NOT_A_MEMBER(403, "You do not belong to this chat"),
    BANNED(403, "You are banned from this chat"),
    MUTED(403, "You are muted in this chat"),
    ORIGIN_REFUSED(403, "Pages of this origin may not connect"),
    CHAT_UNKNOWN(404, "There is no such chat"),
    MESSAGE_UNKNOWN(404, "There is no such message"),
    MEMBER_UNKNOWN(404, "This person has never belonged to the chat"),
    CHAT_READ_ONLY(409, "The chat is read-only"),
    REF_REUSED(409, "The ref was used for another message"),
    MESSAGE_DELETED(409, "The message is deleted"),
    EDIT_CLOSED(409, "The message can no longer be edited"),
    MODERATOR_IMMUNE(409, "Moderators cannot be muted or banned"),
    UPGRADE_REQUIRED(426, "This address speaks WebSocket"),
    TOO_MANY_CONNECTIONS(429, "Too many connections are open");

    private final int status;
    private final String title;

    ChatError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
