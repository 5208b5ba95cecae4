package io.convoke.notification.telegram.control;

import io.convoke.common.events.Inbox;
import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.Outbox;
import io.convoke.common.limits.RateLimiter;
import io.convoke.notification.mails.control.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Hears what people write to the bot: a code for linking goes to the user service as a hash, anything else is answered with
 * how that is done. Each update counts once, however often Telegram brings it.
 */
@ApplicationScoped
public class Bot {
    private static final String CONSUMER = "notification-telegram";
    private static final Pattern START = Pattern.compile("/start(?:@\\w+)?(?:\\s+(.*))?", Pattern.DOTALL);
    /** What a deep link can carry: core.telegram.org/bots/features#deep-linking. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final int MOST_A_MINUTE = 20;

    @Inject
    Inbox inbox;

    @Inject
    Outbox outbox;

    @Inject
    RateLimiter limits;

    @Inject
    BotReplies replies;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    /** Hears an update, in a transaction of its own. */
    public void hear(Update update) {
        if (!update.isPrivate()
                || !limits.tryCount("telegram:" + update.chatId(), MOST_A_MINUTE, Duration.ofMinutes(1))) {
            return;
        }
        var start = START.matcher(update.text());
        var code = start.matches() && start.group(1) != null ? start.group(1).strip() : "";
        if (CODE.matcher(code).matches()) {
            inbox.applyOnce(
                    CONSUMER,
                    once(update),
                    event -> outbox.append(TelegramCodeReceived.of(code, update.chatId(), clock.instant())));
        } else {
            var answer = !code.isEmpty() ? "bot.code-malformed" : start.matches() ? "bot.hello" : "bot.help";
            if (inbox.applyOnce(CONSUMER, once(update), event -> {})) {
                replies.say(update.chatId(), wording.text(update.locale(), answer, Map.of()));
            }
        }
    }

    /** The update as the inbox knows it: its number in the form of an id. */
    private IncomingEvent once(Update update) {
        var id = UUID.nameUUIDFromBytes(("telegram-update:" + update.id()).getBytes(StandardCharsets.UTF_8));
        return new IncomingEvent(id, "update", clock.instant(), id, null, "");
    }
}
