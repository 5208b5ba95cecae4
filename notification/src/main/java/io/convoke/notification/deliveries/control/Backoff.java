package io.convoke.notification.deliveries.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When a message is tried again. */
@ApplicationScoped
public class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    /** The pause after the first failure; it doubles with each further one. */
    @Inject
    @ConfigProperty(name = "convoke.notification.first-pause", defaultValue = "PT5S")
    Duration first;

    /** The longest pause between two tries. */
    @Inject
    @ConfigProperty(name = "convoke.notification.longest-pause", defaultValue = "PT30M")
    Duration longest;

    /** How long a mail is tried before it is given up. */
    @Inject
    @ConfigProperty(name = "convoke.notification.give-up-after", defaultValue = "PT24H")
    Duration giveUpAfter;

    /** How long a Telegram message is tried before its e-mail takes its place. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.give-up-after", defaultValue = "PT1H")
    Duration giveUpTelegramAfter;

    /** How long a message waits for the account or the event that it needs. */
    @Inject
    @ConfigProperty(name = "convoke.notification.wait-for-data", defaultValue = "PT10M")
    Duration waitForData;

    /**
     * The pause before the next try: between half and all of what doubling gives, so that mails that failed together do not
     * come back together.
     *
     * @param failures how many tries have failed, 1 or more
     */
    Duration pause(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var whole = doubled.compareTo(longest) > 0 ? longest : doubled;
        var half = whole.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    Duration giveUpAfter() {
        return giveUpAfter;
    }

    Duration giveUpTelegramAfter() {
        return giveUpTelegramAfter;
    }

    Duration waitForData() {
        return waitForData;
    }
}
