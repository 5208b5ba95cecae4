package io.convoke.notification.telegram.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.events.Inbox;
import io.convoke.common.events.IncomingEvent;
import io.convoke.common.limits.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BotTest {
    private static final long GUESSER = 7;

    private final Set<UUID> heard = new HashSet<>();
    private final Bot bot = new Bot();
    private long updates;

    BotTest() {
        bot.clock = Clock.systemUTC();
        bot.limits = new OneWindow();
        bot.inbox = new Inbox() {
            @Override
            public boolean applyOnce(String consumer, IncomingEvent event, Consumer<IncomingEvent> handler) {
                return heard.add(event.id());
            }
        };
    }

    @Test
    void whoGuessesCodesIsHeardTwentyTimesAMinute() {
        for (var i = 0; i < 20; i++) {
            assertThat(isHeard(GUESSER)).isTrue();
        }
        assertThat(isHeard(GUESSER)).isFalse();
        assertThat(isHeard(GUESSER + 1)).isTrue();
    }

    private boolean isHeard(long chat) {
        var before = heard.size();
        var message = new Update.Message(new Update.Chat(chat, "private"), null, "/start CODE" + updates);
        bot.hear(new Update(updates++, message));
        return heard.size() > before;
    }

    /** Counts as if time stood still. */
    private static final class OneWindow extends RateLimiter {
        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public boolean tryCount(String bucket, int limit, Duration window) {
            assertThat(window).isEqualTo(Duration.ofMinutes(1));
            return counts.merge(bucket, 1, Integer::sum) <= limit;
        }
    }
}
