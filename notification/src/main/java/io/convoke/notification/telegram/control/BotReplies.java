package io.convoke.notification.telegram.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the bot answers by itself. Answers are best effort, tried a few times and a bounded number at once: whoever gets none
 * asks again.
 */
@ApplicationScoped
public class BotReplies {
    private static final System.Logger LOG = System.getLogger(BotReplies.class.getName());
    private static final int MOST_AT_ONCE = 50;
    private static final int TRIES = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @Inject
    TelegramApi api;

    @Inject
    TelegramSettings settings;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** Writes to a chat, some time soon. */
    void say(long chatId, String text) {
        if (!settings.isOn() || !places.tryAcquire()) {
            return;
        }
        attempt(chatId, TelegramWriter.plain(text), 1, Duration.ZERO);
    }

    private void attempt(long chatId, String html, int number, Duration pause) {
        try {
            executor.schedule(() -> send(chatId, html, number), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            places.release();
        }
    }

    private void send(long chatId, String html, int number) {
        try {
            api.send(chatId, html);
            places.release();
        } catch (TelegramFailure failure) {
            if (failure.kind() == TelegramFailure.Kind.REFUSED || number == TRIES) {
                LOG.log(Level.INFO, "An answer of the bot did not arrive: {0}", failure.getMessage());
                places.release();
                return;
            }
            var pause = failure.retryAfter().orElse(Duration.ofSeconds(1L << number));
            attempt(chatId, html, number + 1, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        }
    }
}
