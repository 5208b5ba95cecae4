package io.convoke.chat.sockets.control;

import java.util.UUID;

/** Somebody whom a ticket let in, on one connection. */
public record Guest(UUID connectionId, UUID roomId, UUID userId, String username) {}
