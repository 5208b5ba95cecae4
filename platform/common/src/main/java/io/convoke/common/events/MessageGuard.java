package io.convoke.common.events;

import io.convoke.common.problem.Failures;
import io.convoke.common.schema.SchemaGate;
import io.convoke.common.telemetry.Spans;
import io.convoke.common.telemetry.Spans.Work;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Stands between a channel and its handler. Every record ends acknowledged, in this order of preference: applied once;
 * tried again for as long as the reason passes by itself (the database is away, something it needs has not arrived); put on
 * the dead-letter topic with the reason. Nothing is ever thrown or nacked, because on Liberty either ends the channel until
 * the application restarts.
 */
@ApplicationScoped
public class MessageGuard {
    private static final System.Logger LOG = System.getLogger(MessageGuard.class.getName());
    private static final int TRIES_OF_A_BROKEN_ONE = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    @Inject
    Inbox inbox;

    @Inject
    Broker broker;

    @Inject
    Spans spans;

    @Inject
    SchemaGate gate;

    @Inject
    ConsumerStates states;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    private volatile boolean stopped;

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /**
     * Applies a record. A consumer's method returns this stage as it is.
     *
     * @param consumer {@code <service>-<topic>}: names the inbox entries and the dead-letter topic
     * @param message the record with its acknowledgement
     * @param handler runs in the transaction of the inbox entry, with a request context; types that it does not know it
     *     ignores
     */
    public CompletionStage<Void> handle(String consumer, Message<String> message, Consumer<IncomingEvent> handler) {
        var done = new CompletableFuture<Void>();
        try {
            @SuppressWarnings("unchecked") // the connector's records have the types of its deserializers
            var incoming = IncomingRecord.of(message.unwrap(ConsumerRecord.class));
            var delivery = new Delivery(consumer, incoming, message, handler, done, 1);
            gate.whenOpen().thenRun(() -> executor.execute(() -> attempt(delivery)));
        } catch (RuntimeException | LinkageError e) {
            // Nothing can be done with it, not even bury it; left open, it shows in the health check.
            LOG.log(Level.ERROR, consumer + " cannot read what the connector hands over", e);
            states.retrying(consumer, clock.instant(), reason(e));
        }
        return done;
    }

    private record Delivery(
            String consumer,
            IncomingRecord incoming,
            Message<String> message,
            Consumer<IncomingEvent> handler,
            CompletableFuture<Void> done,
            int attempt) {
        Delivery next() {
            return new Delivery(consumer, incoming, message, handler, done, attempt + 1);
        }
    }

    private void attempt(Delivery delivery) {
        if (stopped) {
            return; // neither applied nor acknowledged: the broker delivers it again
        }
        try {
            var event = IncomingEvent.of(delivery.incoming());
            states.began(delivery.consumer(), event.time());
            spans.within(work(delivery, event), () -> inbox.applyOnce(delivery.consumer(), event, delivery.handler()));
            states.applied(delivery.consumer(), clock.instant());
            acknowledge(delivery);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(delivery, e);
        }
    }

    private static Work work(Delivery delivery, IncomingEvent event) {
        return new Work(
                "process " + delivery.consumer(),
                SpanKind.CONSUMER,
                event.traceparent() == null ? "" : event.traceparent(),
                Map.of(
                        "messaging.system", "kafka",
                        "messaging.operation.type", "process",
                        "messaging.destination.name", delivery.incoming().topic(),
                        "messaging.consumer.group.name", delivery.consumer(),
                        "messaging.message.id", event.id().toString()));
    }

    private void failed(Delivery delivery, Throwable failure) {
        if (stopped) {
            return;
        }
        var passing = Failures.isPassing(failure);
        if (passing || delivery.attempt() < TRIES_OF_A_BROKEN_ONE) {
            states.retrying(delivery.consumer(), clock.instant(), reason(failure));
            if (delivery.attempt() == TRIES_OF_A_BROKEN_ONE) {
                LOG.log(Level.WARNING, "{0} waits: {1}", delivery.consumer(), reason(failure));
            }
            executor.schedule(
                    () -> attempt(delivery.next()), pause(delivery.attempt()).toMillis(), TimeUnit.MILLISECONDS);
        } else {
            bury(delivery, failure);
        }
    }

    private void bury(Delivery delivery, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "{0} cannot apply offset {1} of {2}-{3}; it goes to the dead-letter topic: {4}",
                delivery.consumer(),
                delivery.incoming().offset(),
                delivery.incoming().topic(),
                delivery.incoming().partition(),
                reason(failure));
        CompletableFuture<Void> sent;
        try {
            sent = broker.deadLetter(delivery.consumer(), delivery.incoming(), reason(failure), clock.instant());
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        sent.whenComplete((nothing, refused) -> {
            if (refused == null) {
                states.buried(delivery.consumer(), clock.instant());
                acknowledge(delivery);
            } else if (!stopped) {
                executor.schedule(() -> bury(delivery, failure), LONGEST_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    private static void acknowledge(Delivery delivery) {
        delivery.message().ack().whenComplete((nothing, refused) -> {
            if (refused != null) {
                // The offset is committed with a later record's; until then the inbox drops what comes twice.
                LOG.log(Level.DEBUG, "An acknowledgement failed", refused);
            }
            delivery.done().complete(null);
        });
    }

    private static Duration pause(int attempt) {
        var millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt - 1, 10));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private static String reason(Throwable failure) {
        var root = Failures.chain(failure).reduce((first, last) -> last).orElse(failure);
        var text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
