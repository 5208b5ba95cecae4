package io.convoke.chat.sockets.control;

import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.rooms.control.Memberships;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What opens a socket: a browser cannot send an access token with it, so a member asks for a ticket first. 256 random bits,
 * good once, for one room and for a short time; stored as their hash.
 */
@ApplicationScoped
public class Tickets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int PER_MINUTE = 60;

    @Inject
    RoomAccess access;

    @Inject
    Memberships memberships;

    @Inject
    ErasedAccounts erased;

    @Inject
    RateLimiter limiter;

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** How long a ticket is good, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.chat.ticket-life", defaultValue = "PT1M")
    Duration life;

    /** A ticket as its owner gets it. */
    public record Ticket(String text, Instant expiresAt) {}

    /** What a ticket stands for. */
    public record Bearer(UUID userId, String username) {}

    /**
     * Makes a ticket for a member.
     *
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned, 429 too-many-requests
     */
    @Transactional(TxType.MANDATORY)
    public Ticket issue(UUID roomId, UUID userId, String username) {
        limiter.count("chat:ticket:" + userId, PER_MINUTE, Duration.ofMinutes(1));
        if (erased.contains(userId)) {
            throw new DomainException(CommonProblem.INVALID_TOKEN, "The account has been erased");
        }
        var room = access.enterAsMember(roomId, userId).room();
        memberships.name(room.eventId(), userId, username);
        var text = random();
        var expiresAt = clock.instant().plus(life);
        database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into ticket (hash, chat_id, user_id, username, expires_at) values (?, ?, ?, ?, ?)")) {
                insert.setBytes(1, hash(text));
                insert.setObject(2, roomId);
                insert.setObject(3, userId);
                insert.setString(4, username);
                insert.setObject(5, OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
        return new Ticket(text, expiresAt);
    }

    /**
     * Takes a ticket, whatever comes of it: it is gone when the transaction commits.
     *
     * @return whose it is; empty when there is none, it has expired, or it is for another room
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Bearer> take(UUID roomId, String text) {
        var now = clock.instant();
        return database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from ticket where hash = ? returning chat_id, user_id, username, expires_at")) {
                delete.setBytes(1, hash(text));
                try (var row = delete.executeQuery()) {
                    if (!row.next()
                            || !roomId.equals(row.getObject("chat_id", UUID.class))
                            || !row.getObject("expires_at", OffsetDateTime.class)
                                    .toInstant()
                                    .isAfter(now)) {
                        return Optional.empty();
                    }
                    return Optional.of(new Bearer(row.getObject("user_id", UUID.class), row.getString("username")));
                }
            }
        });
    }

    /** Throws away what has expired. */
    @Transactional(TxType.MANDATORY)
    public void clean() {
        database.inTransaction(connection -> {
            try (var delete = connection.prepareStatement("delete from ticket where expires_at < ?")) {
                delete.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }

    /** The refusal of a ticket. */
    public static DomainException invalid() {
        return new DomainException(
                ChatError.SOCKET_TICKET_INVALID, "It is missing, used, expired or for another chat; ask for a new one");
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
