package io.convoke.chat.moderation.control;

import io.convoke.chat.moderation.entity.ModerationAction;
import io.convoke.chat.moderation.entity.ModerationEntry;
import io.convoke.chat.moderation.entity.Sanction;
import io.convoke.chat.moderation.entity.SanctionKind;
import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.rooms.control.Memberships;
import io.convoke.chat.rooms.control.RoomAccess;
import io.convoke.chat.rooms.control.RoomSignals;
import io.convoke.chat.rooms.control.RoomStore;
import io.convoke.chat.rooms.entity.Room;
import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.http.Wording;
import io.convoke.common.ids.Ids;
import io.convoke.common.problem.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Mutes and bans people, and lets them be again. Changes of one room follow each other under the lock on it. */
@ApplicationScoped
public class Moderation {
    @PersistenceContext
    EntityManager entities;

    @Inject
    RoomAccess access;

    @Inject
    RoomStore rooms;

    @Inject
    Memberships memberships;

    @Inject
    ModerationLog log;

    @Inject
    RoomSignals signals;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Who acts: a moderator of the room, or somebody who governs the platform. */
    public record Moderator(UUID userId, boolean admin) {}

    /**
     * Forbids a person to write.
     *
     * @param until when it ends by itself; empty for no end
     * @throws DomainException 404 chat-unknown, member-unknown, 403 not-a-member, banned, forbidden, 409 moderator-immune,
     *     422 for a time that is not in the future
     */
    @Transactional(TxType.MANDATORY)
    public Sanction mute(UUID chatId, UUID userId, Optional<Instant> until, Moderator moderator) {
        if (until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw Wording.invalid("until", "chat.until");
        }
        return impose(chatId, userId, SanctionKind.MUTE, until, Optional.empty(), moderator);
    }

    /**
     * Forbids a person to be in the room; open connections end.
     *
     * @throws DomainException those of {@link #mute} but the last
     */
    @Transactional(TxType.MANDATORY)
    public Sanction ban(UUID chatId, UUID userId, Optional<String> reason, Moderator moderator) {
        return impose(chatId, userId, SanctionKind.BAN, Optional.empty(), reason, moderator);
    }

    private Sanction impose(
            UUID chatId,
            UUID userId,
            SanctionKind kind,
            Optional<Instant> until,
            Optional<String> reason,
            Moderator moderator) {
        var forgotten = erased.contains(userId);
        access.enterAsModerator(chatId, moderator.userId(), moderator.admin());
        var room = rooms.lock(chatId).orElseThrow(RoomAccess::unknown);
        var standing = memberships
                .standing(room, userId)
                .filter(known -> !forgotten)
                .orElseThrow(() -> new DomainException(
                        ChatError.MEMBER_UNKNOWN, "Nobody of this id has ever belonged to the chat"));
        if (standing.moderates()) {
            throw new DomainException(
                    ChatError.MODERATOR_IMMUNE, "The event's owner, editors and moderators cannot be muted or banned");
        }
        var now = clock.instant();
        var key = new Sanction.Key(chatId, userId, kind);
        var before = Optional.ofNullable(entities.find(Sanction.class, key));
        var sanction = before.orElseGet(() -> new Sanction(key, until, reason, moderator.userId(), now));
        if (before.isPresent()) {
            sanction.impose(until, reason, moderator.userId(), now);
        } else {
            entities.persist(sanction);
        }
        var action = kind == SanctionKind.MUTE ? ModerationAction.MUTE : ModerationAction.BAN;
        tell(room, key, action, until, reason, moderator, now);
        return sanction;
    }

    /**
     * Allows a person again what was forbidden; changes nothing and tells nobody when it was not.
     *
     * @throws DomainException 404 chat-unknown, 403 not-a-member, banned, forbidden
     */
    @Transactional(TxType.MANDATORY)
    public void lift(UUID chatId, UUID userId, SanctionKind kind, Moderator moderator) {
        access.enterAsModerator(chatId, moderator.userId(), moderator.admin());
        var room = rooms.lock(chatId).orElseThrow(RoomAccess::unknown);
        var key = new Sanction.Key(chatId, userId, kind);
        var sanction = Optional.ofNullable(entities.find(Sanction.class, key));
        if (sanction.isEmpty()) {
            return;
        }
        entities.remove(sanction.get());
        var action = kind == SanctionKind.MUTE ? ModerationAction.UNMUTE : ModerationAction.UNBAN;
        tell(room, key, action, Optional.empty(), Optional.empty(), moderator, clock.instant());
    }

    private void tell(
            Room room,
            Sanction.Key whom,
            ModerationAction action,
            Optional<Instant> until,
            Optional<String> reason,
            Moderator moderator,
            Instant now) {
        log.add(new ModerationEntry(Ids.next(), whom, action, until, reason, moderator.userId(), now));
        outbox.append(
                new ModeratorActed(room.id(), room.eventId(), whom.userId(), action, until, moderator.userId(), now));
        entities.flush(); // before the signal, which other instances answer by reading
        signals.rightsChanged(room.id(), whom.userId());
    }
}
