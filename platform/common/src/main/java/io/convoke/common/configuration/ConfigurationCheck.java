package io.convoke.common.configuration;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What is wrong in the configuration of this service. Each mistake is logged once, by its key, and so is its end. While there
 * is one the service does not begin to work; what goes wrong after that is told and leaves it working.
 */
@ApplicationScoped
public class ConfigurationCheck {
    private static final System.Logger LOG = System.getLogger(ConfigurationCheck.class.getName());
    private static final long SECONDS_BETWEEN_LOOKS = 10;

    @Inject
    ConfigurationExtension atStart;

    @Inject
    @Any
    Instance<ConfigurationCondition> conditions;

    @Resource
    ManagedScheduledExecutorService executor;

    private final List<ConfigurationMistake> reported = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> present = Map.of();
    private volatile Future<?> watching;

    /**
     * Tells of a mistake that a bean found in what it was made with; for observers of {@code Startup}. The service does not
     * begin to work before it is mended and restarted, so the bean need not be able to.
     *
     * @param words to follow the key in a sentence, as "is not a directory that can be written to"
     */
    public void report(String key, String words) {
        reported.add(ConfigurationMistake.ofStart(key, words));
    }

    /** What beans have reported. */
    public List<ConfigurationMistake> reported() {
        return List.copyOf(reported);
    }

    /** Looks again, tells what has changed, and says whether everything is in order. */
    public synchronized boolean look() {
        var found = new TreeMap<String, String>();
        atStart.mistakes().forEach(mistake -> add(found, mistake));
        reported.forEach(mistake -> add(found, mistake));
        conditions.forEach(condition -> condition.mistakes().forEach(mistake -> add(found, mistake)));
        var before = present;
        found.forEach((key, words) -> {
            if (!words.equals(before.get(key))) {
                LOG.log(Level.ERROR, "Configuration: {0} {1}", key, words);
            }
        });
        before.keySet().stream()
                .filter(key -> !found.containsKey(key))
                .forEach(key -> LOG.log(Level.INFO, "Configuration: {0} is in order now", key));
        present = Map.copyOf(found);
        return found.isEmpty();
    }

    /** Goes on looking, now that the service works. */
    public void watch() {
        watching = executor.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** What was wrong at the last look: words by key. */
    public Map<String, String> mistakes() {
        return new TreeMap<>(present);
    }

    @PreDestroy
    void stop() {
        if (watching != null) {
            watching.cancel(true);
        }
    }

    private static void add(Map<String, String> found, ConfigurationMistake mistake) {
        found.merge(mistake.key(), mistake.words(), (one, other) -> one.equals(other) ? one : one + "; " + other);
    }
}
