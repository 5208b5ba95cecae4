package io.convoke.media.gallery.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.schema.SchemaGate;
import io.convoke.media.gallery.control.ThumbnailQueue;
import io.convoke.media.gallery.control.ThumbnailQueue.Task;
import io.convoke.media.gallery.entity.ThumbnailSize;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.pictures.control.Workshop;
import io.convoke.media.storage.boundary.Bytes;
import io.convoke.media.storage.boundary.Deposits;
import io.convoke.media.storage.control.ScratchFiles;
import io.convoke.media.storage.control.StorageError;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes thumbnails beside the requests, one picture at a time in each instance. */
@ApplicationScoped
public class ThumbnailWork {
    private static final System.Logger LOG = System.getLogger(ThumbnailWork.class.getName());

    @Inject
    SchemaGate gate;

    @Inject
    Transactions transactions;

    @Inject
    ThumbnailQueue queue;

    @Inject
    Bytes bytes;

    @Inject
    ScratchFiles scratch;

    @Inject
    Workshop workshop;

    @Inject
    Deposits deposits;

    /** How often pictures are looked for that nobody here was told of, ISO-8601. */
    @Inject
    @ConfigProperty(name = "convoke.media.thumbnail-interval", defaultValue = "PT1S")
    Duration interval;

    @Resource
    ManagedScheduledExecutorService executor;

    private final AtomicBoolean working = new AtomicBoolean();
    private Future<?> looking;

    void start(@Observes Startup event) {
        looking = executor.scheduleWithFixedDelay(
                this::work, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
    }

    /** There is a picture to be done. */
    void wake() {
        executor.execute(this::work);
    }

    private void work() {
        if (!gate.isOpen() || !working.compareAndSet(false, true)) {
            return;
        }
        try {
            while (workOnOne() && !Thread.currentThread().isInterrupted()) {
                // the next one
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Thumbnails wait: {0}", e.toString());
        } finally {
            working.set(false);
        }
    }

    private boolean workOnOne() {
        var task = transactions.call(queue::take);
        task.ifPresent(this::tryToMake);
        return task.isPresent();
    }

    private void tryToMake(Task task) {
        try {
            make(task);
        } catch (IOException | RuntimeException e) {
            transactions.run(() -> {
                if (passes(e)) {
                    queue.postponed(task.item());
                } else {
                    queue.failed(task.item(), e);
                }
            });
        }
    }

    private static boolean passes(Exception failure) {
        return failure instanceof IOException
                || (failure instanceof DomainException refusal
                        && (refusal.type() == CommonProblem.UNAVAILABLE
                                || refusal.type() == StorageError.STORAGE_FULL));
    }

    private void make(Task task) throws IOException {
        try (var file = scratch.create()) {
            fetch(task.content(), file.path());
            var kind = FileKind.named(task.content().contentType()).orElseThrow();
            var sides = Arrays.stream(ThumbnailSize.values())
                    .mapToInt(ThumbnailSize::side)
                    .toArray();
            var made = workshop.thumbnails(kind, file.path(), sides);
            try {
                deposits.store(made.stream().map(Workshop.Copy::file).toList(), ids -> {
                    if (!queue.made(task.item(), bySize(ids))) {
                        throw new IllegalStateException("deleted, or done by somebody else");
                    }
                    return ids;
                });
            } finally {
                made.forEach(Workshop.Copy::close);
            }
        }
    }

    /** The objects in the order in which thumbnails are made, which is that of their sizes. */
    private static Map<ThumbnailSize, UUID> bySize(List<UUID> ids) {
        var objects = new EnumMap<ThumbnailSize, UUID>(ThumbnailSize.class);
        var next = ids.iterator();
        for (var size : ThumbnailSize.values()) {
            objects.put(size, next.next());
        }
        return objects;
    }

    private void fetch(StoredObject object, Path target) throws IOException {
        try (var in = bytes.open(object, 0, object.size());
                var out = Files.newOutputStream(target)) {
            in.transferTo(out);
        }
    }
}
