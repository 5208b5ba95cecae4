package io.convoke.chat.sockets.control;

import java.util.UUID;

/**
 * Somebody whom a ticket let in, on one connection.
 *
 * @param met how far the room was then: what is said later is for the guest, however long it takes until the socket is open
 */
public record Guest(UUID connectionId, UUID roomId, UUID userId, String username, Seen met) {}
