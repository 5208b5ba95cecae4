package io.convoke.notification.telegram.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.schedule.PeriodicWork;
import io.convoke.notification.telegram.control.Bot;
import io.convoke.notification.telegram.control.BotStore;
import io.convoke.notification.telegram.control.TelegramApi;
import io.convoke.notification.telegram.control.TelegramFailure;
import io.convoke.notification.telegram.control.TelegramSettings;
import io.convoke.notification.telegram.control.Update;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks Telegram for what people write, or tells it once where to bring that. One instance at a time does so, for Telegram
 * cuts the older of two questions off.
 */
@ApplicationScoped
public class TelegramUpdates {
    private static final System.Logger LOG = System.getLogger(TelegramUpdates.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CONFLICT = 409;
    private static final int MOST_DOUBLINGS = 5;

    @Inject
    TelegramSettings settings;

    @Inject
    TelegramApi api;

    @Inject
    BotStore bots;

    @Inject
    Bot bot;

    @Inject
    PeriodicWork periodic;

    private volatile boolean stopped;
    /** The bot whose webhook this instance has set; 0: none. */
    private volatile long webhookOf;

    private final AtomicInteger failures = new AtomicInteger();
    private volatile long restUntil = System.nanoTime();

    void start(@Observes Startup event) {
        periodic.every("telegram-updates", PAUSE, this::turn);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void turn() {
        var botId = settings.botId();
        if (botId.isEmpty() || restUntil - System.nanoTime() > 0) {
            return;
        }
        try {
            if (settings.usesWebhook()) {
                setWebhook(botId.get());
            } else if (settings.polls()) {
                webhookOf = 0;
                poll();
            }
            failures.set(0);
        } catch (TelegramFailure failure) {
            if (!stopped && !Thread.currentThread().isInterrupted()) {
                rest(failure);
            }
        }
    }

    private void setWebhook(long botId) throws TelegramFailure {
        if (webhookOf == botId) {
            return;
        }
        api.setWebhook(settings.webhookUrl(), settings.webhookSecret().orElseThrow());
        webhookOf = botId;
        LOG.log(Level.INFO, "Telegram brings what people write to {0}", settings.webhookUrl());
    }

    /** Until nothing waits any more. */
    private void poll() throws TelegramFailure {
        var next = bots.nextUpdate();
        var more = true;
        while (more && !stopped) {
            var updates = ask(next);
            for (var node : updates) {
                Update.of(node).ifPresent(bot::hear);
                next = node.path("update_id").asLong() + 1;
                bots.heardBelow(next);
            }
            more = !updates.isEmpty();
        }
        if (next != 0 && !more) {
            // Telegram knows it now. Kept, it would hide what comes after a quiet week, when the numbers begin anew.
            bots.heardBelow(0);
        }
    }

    private List<JsonNode> ask(long next) throws TelegramFailure {
        try {
            return api.updates(next);
        } catch (TelegramFailure failure) {
            if (failure.status() == CONFLICT && failure.getMessage().contains("webhook")) {
                api.deleteWebhook(); // of an earlier configuration
                return api.updates(next);
            }
            throw failure;
        }
    }

    private void rest(TelegramFailure failure) {
        var inARow = failures.incrementAndGet();
        var seconds = failure.retryAfter().map(Duration::toSeconds).orElse(1L << Math.min(inARow, MOST_DOUBLINGS));
        restUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        if (Integer.bitCount(inARow) == 1) { // ever more rarely
            LOG.log(
                    Level.WARNING,
                    "Telegram cannot be asked what people write, next try in {0} s: {1}",
                    seconds,
                    failure.getMessage());
        }
    }
}
