package io.convoke.common.events;

import io.convoke.common.schema.SchemaGate;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Hands the records of a topic to this instance as well as to every other, from the moment it listens. It belongs to no
 * group: there is nothing to rebalance and nothing that a process which is gone leaves behind at the broker. For what is
 * passed on to whoever is connected right now; what has an effect in the database comes by a channel and its guard. What is
 * published while the broker cannot be reached comes afterwards; what was published before the start, or while the instance
 * was down, does not.
 */
@ApplicationScoped
public class Broadcast {
    private static final System.Logger LOG = System.getLogger(Broadcast.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BROKER = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEW_PARTITIONS_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Inject
    KafkaSettings settings;

    @Inject
    SchemaGate gate;

    @Inject
    ConsumerStates states;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * Listens until the application stops; call it from an observer of {@code Startup}.
     *
     * @param name for health checks and logs, {@code <service>-<purpose>}
     * @param topic without prefix, for example {@code chat}
     * @param handler called on one thread, in the order of each key, more than once for a record that the relay sent twice;
     *     what it throws is logged, and the record is passed over
     */
    public void listen(String name, String topic, Consumer<IncomingEvent> handler) {
        var one = new Listening(name, settings.topic(topic), handler);
        listening.add(one);
        states.show(name);
        gate.whenOpen().thenRun(() -> one.running = executor.submit(one::run));
    }

    @PreDestroy
    void stop() {
        stopped = true;
        listening.forEach(Listening::stop);
    }

    private final class Listening {
        private final String name;
        private final String topic;
        private final Consumer<IncomingEvent> handler;
        private final Map<TopicPartition, Long> positions = new HashMap<>();
        private volatile Future<?> running;
        private volatile KafkaConsumer<String, String> current;
        private boolean begun;

        Listening(String name, String topic, Consumer<IncomingEvent> handler) {
            this.name = name;
            this.topic = topic;
            this.handler = handler;
        }

        void stop() {
            var consumer = current;
            if (consumer != null) {
                consumer.wakeup();
            }
            if (running != null) {
                running.cancel(true);
            }
        }

        void run() {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                try (var consumer = new KafkaConsumer<String, String>(settings.broadcastConsumer(name))) {
                    current = consumer;
                    follow(consumer);
                } catch (WakeupException e) {
                    return;
                } catch (KafkaException e) {
                    states.retrying(name, clock.instant(), e.getClass().getSimpleName() + ": " + e.getMessage());
                    LOG.log(Level.WARNING, "{0} waits: {1}", name, e.toString());
                } finally {
                    current = null;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        private void follow(KafkaConsumer<String, String> consumer) {
            assign(consumer);
            var looked = System.nanoTime();
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                for (var record : consumer.poll(POLL)) {
                    pass(record);
                    positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                }
                if (System.nanoTime() - looked > NEW_PARTITIONS_NANOS) {
                    assign(consumer);
                    looked = System.nanoTime();
                }
            }
        }

        /** From where it was before, else from the end; partitions that came later are read from their beginning. */
        private void assign(KafkaConsumer<String, String> consumer) {
            var partitions = consumer.partitionsFor(topic, BROKER).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            if (partitions.isEmpty()) {
                throw new KafkaException("There is no topic " + topic);
            }
            if (partitions.equals(consumer.assignment())) {
                return;
            }
            consumer.assign(partitions);
            positions.forEach(consumer::seek);
            var unknown = new HashSet<>(partitions);
            unknown.removeAll(positions.keySet());
            if (begun) {
                consumer.seekToBeginning(unknown);
            } else {
                consumer.seekToEnd(unknown);
            }
            unknown.forEach(partition -> positions.put(partition, consumer.position(partition, BROKER)));
            begun = true;
        }

        private void pass(ConsumerRecord<String, String> record) {
            try {
                var event = IncomingEvent.of(IncomingRecord.of(record));
                states.began(name, event.time());
                handler.accept(event);
                states.applied(name, clock.instant());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        name + " passes over offset " + record.offset() + " of " + topic + "-" + record.partition(),
                        e);
            }
        }
    }
}
