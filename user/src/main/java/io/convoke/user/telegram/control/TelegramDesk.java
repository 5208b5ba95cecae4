package io.convoke.user.telegram.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.common.problem.DomainException;
import io.convoke.user.profiles.control.UserError;
import io.convoke.user.telegram.control.TelegramLinkRefused.Reason;
import io.convoke.user.telegram.entity.TelegramLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Offers codes, links the chats from which they come back, ends links. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TelegramDesk {
    @Inject
    TelegramStore store;

    @Inject
    ErasedAccounts erased;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** A code, and until when it is good. */
    public record Offer(LinkCode code, Instant expiresAt) {}

    /** Since when a person's chat is linked; empty when none is. */
    public Optional<Instant> linkedAt(UUID userId) {
        return store.find(userId).flatMap(TelegramLink::linkedAt);
    }

    /**
     * Offers a code; an earlier one is worthless from now on.
     *
     * @throws DomainException 404 {@code profile-unknown} when the person has been forgotten
     */
    public Offer offer(UUID userId) {
        if (erased.contains(userId)) {
            throw new DomainException(UserError.PROFILE_UNKNOWN, "The account has been erased");
        }
        var code = LinkCode.random();
        return new Offer(code, store.lockOrMake(userId).offer(code.hash(), clock.instant()));
    }

    /** Ends a person's link; nothing happens where there is none. */
    public void unlink(UUID userId) {
        store.lock(userId)
                .filter(TelegramLink::unlink)
                .ifPresent(link -> publishEnd(link, TelegramUnlinked.Reason.BY_PERSON));
    }

    /** Ends the link with a chat in which the bot was blocked; an older chat's news changes nothing. */
    public void blocked(UUID userId, long chatId) {
        store.lock(userId)
                .filter(link -> link.isWith(chatId) && link.unlink())
                .ifPresent(link -> publishEnd(link, TelegramUnlinked.Reason.BLOCKED));
    }

    /**
     * Links the chat that a code came from, or refuses.
     *
     * @param chat names the chat in keys
     * @param sentAt when the code came to the bot; it may have taken a while until here
     */
    public void received(UUID chat, String codeHash, long chatId, Instant sentAt) {
        var link = store.lockByCode(codeHash);
        var outcome = link.map(offered -> offered.redeem(chatId, sentAt));
        if (outcome.equals(Optional.of(TelegramLink.Outcome.LINKED))) {
            outbox.append(
                    new TelegramLinked(link.get().userId(), chatId, link.get().version(), clock.instant()));
        } else {
            var reason = outcome.map(bad -> Reason.valueOf(bad.name())).orElse(Reason.UNKNOWN);
            outbox.append(new TelegramLinkRefused(chat, chatId, reason, clock.instant()));
        }
    }

    private void publishEnd(TelegramLink link, TelegramUnlinked.Reason reason) {
        outbox.append(new TelegramUnlinked(link.userId(), link.version(), reason, clock.instant()));
    }
}
