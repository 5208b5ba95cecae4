package io.convoke.notification.telegram.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.events.Outbox;
import io.convoke.notification.mails.control.Wording;
import io.convoke.notification.notifications.control.Intent;
import io.convoke.notification.notifications.control.Intents;
import io.convoke.notification.recipients.control.Recipients;
import io.convoke.notification.recipients.entity.Addressee;
import io.convoke.notification.telegram.entity.TelegramLink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose chat with the bot is whose: follows the user service, and tells it when somebody blocks the bot. */
@ApplicationScoped
public class TelegramLinks {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Intents intents;

    @Inject
    Recipients recipients;

    @Inject
    ErasedAccounts erased;

    @Inject
    BotReplies replies;

    @Inject
    Wording wording;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The person's chat; empty when none is linked. */
    Optional<Long> chat(UUID userId) {
        return Optional.ofNullable(entities.find(TelegramLink.class, userId)).flatMap(TelegramLink::chatId);
    }

    /** A chat is the person's from now on; the person is told there. */
    @Transactional(TxType.MANDATORY)
    public void linked(UUID userId, long chatId, long version, Instant at) {
        if (!erased.contains(userId) && become(userId, Optional.of(chatId), version, at)) {
            entities.flush(); // whom a message can go to by Telegram is looked for in the table
            intents.add(userId, Intent.ofTelegramLink(version, at));
        }
    }

    /** The person has no chat any more. */
    @Transactional(TxType.MANDATORY)
    public void unlinked(UUID userId, long version, Instant at) {
        var chat = chat(userId);
        if (!erased.contains(userId) && become(userId, Optional.empty(), version, at)) {
            var locale = recipients.find(userId).map(Addressee::locale).orElse(Locale.ENGLISH);
            chat.ifPresent(id -> replies.say(id, wording.text(locale, "bot.unlinked", Map.of())));
        }
    }

    private boolean become(UUID userId, Optional<Long> chatId, long version, Instant at) {
        var known = entities.find(TelegramLink.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known.become(chatId, version, at);
        }
        entities.persist(new TelegramLink(userId, chatId, version, at));
        return true;
    }

    /** The code that was sent from a chat is not good; said in both languages, for nothing is kept of strangers. */
    public void refused(long chatId, String reason) {
        replies.say(
                chatId,
                Stream.of(Locale.ENGLISH, RUSSIAN)
                        .map(locale -> wording.find(locale, "bot.code-" + reason, Map.of())
                                .orElseGet(() -> wording.text(locale, "bot.code-unknown", Map.of())))
                        .collect(Collectors.joining("\n\n")));
    }

    /** The person cannot be reached by the chat any more: it is not used any more, and the user service is told. */
    void blocked(UUID userId) {
        var link = entities.find(TelegramLink.class, userId, LockModeType.PESSIMISTIC_WRITE);
        if (link != null) {
            link.chatId()
                    .filter(chat -> link.block())
                    .ifPresent(chat -> outbox.append(new TelegramBlocked(userId, chat, clock.instant())));
        }
    }
}
