package io.convoke.media.storage.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.schedule.PeriodicWork;
import io.convoke.media.storage.control.MediaStorage;
import io.convoke.media.storage.control.ObjectsDiscarded;
import io.convoke.media.storage.control.ScratchFiles;
import io.convoke.media.storage.control.StoredObjects;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes bytes that nothing refers to: at once when something was deleted, later what a crash left behind (objects
 * announced and never kept, objects that were being removed, scratch files, and files in the store without a row).
 */
@ApplicationScoped
public class Sweeper {
    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());
    private static final int BATCH = 100;

    @Inject
    PeriodicWork periodic;

    @Inject
    Transactions transactions;

    @Inject
    StoredObjects objects;

    @Inject
    ScratchFiles scratch;

    @Inject
    MediaStorage storage;

    @Inject
    Clock clock;

    /** Between two looks for what a crash left, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.sweep-interval", defaultValue = "PT1M")
    Duration interval;

    /** Between two comparisons of the whole store with the rows, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.scan-interval", defaultValue = "PT6H")
    Duration scanInterval;

    /** What is younger may still be written to, ISO-8601; longer than any upload takes. */
    @Inject
    @ConfigProperty(name = "convoke.media.sweep-age", defaultValue = "PT1H")
    Duration age;

    @Resource
    ManagedExecutorService executor;

    void start(@Observes Startup event) {
        periodic.every("media-sweep", interval, this::sweep);
        periodic.every("media-scan", scanInterval, this::scan);
    }

    void discarded(@Observes(during = TransactionPhase.AFTER_SUCCESS) ObjectsDiscarded object) {
        executor.execute(() -> tryToRemove(object.id()));
    }

    private void sweep() {
        var old = clock.instant().minus(age);
        try {
            scratch.deleteUntouchedSince(old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<UUID> overdue;
        do {
            overdue = transactions.call(() -> objects.overdue(old, BATCH));
        } while (overdue.stream().filter(this::tryToRemove).count() == BATCH);
    }

    private boolean tryToRemove(UUID id) {
        try {
            storage.delete(StoredObjects.key(id));
            transactions.run(() -> objects.forget(id));
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The bytes of {0} are not removed yet: {1}", id, e);
            return false;
        }
    }

    private void scan() {
        var old = clock.instant().minus(age);
        try {
            storage.scan(page -> removeStrangers(page.stream()
                    .filter(found -> found.modified().isBefore(old))
                    .map(MediaStorage.Found::key)
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeStrangers(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        for (var key : transactions.call(() -> objects.strangers(keys))) {
            LOG.log(System.Logger.Level.WARNING, "Nothing knows the file {0} in the store; it is removed", key);
            try {
                storage.delete(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
