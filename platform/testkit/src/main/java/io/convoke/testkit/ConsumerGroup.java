package io.convoke.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** How far a service's consumer has read its topic, as the broker knows it. */
public final class ConsumerGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Events events;
    private final String name;
    private final String topic;

    /**
     * A group.
     *
     * @param name {@code <service>-<topic>}
     * @param topic without prefix
     */
    public ConsumerGroup(Events events, String name, String topic) {
        this.events = events;
        this.name = name;
        this.topic = topic;
    }

    /** Sets it back to offset 0. Its service must have been stopped; waits at most 120 s until the broker has noticed. */
    public void rewind() {
        try (var admin = admin()) {
            var start = committed(admin).keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), partition -> new OffsetAndMetadata(0)));
            if (start.isEmpty()) {
                throw new AssertionError(name + " has read nothing of " + topic);
            }
            Awaitility.await(name + " has no members")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            admin.alterConsumerGroupOffsets(name, start).all().get());
        }
    }

    /** Waits at most 120 s until it has read all records that there are so far. */
    public void awaitCaughtUp() {
        var last = events.received(topic).stream()
                .collect(Collectors.toMap(Received::partition, Received::offset, Math::max));
        try (var admin = admin()) {
            Awaitility.await(name + " has read all of " + topic)
                    .atMost(PATIENCE)
                    .until(() -> {
                        var committed = committed(admin);
                        return last.entrySet().stream().allMatch(partition -> {
                            var offset = committed.get(new TopicPartition(events.topic(topic), partition.getKey()));
                            return offset != null && offset.offset() > partition.getValue();
                        });
                    });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(events.topic(topic)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", events.bootstrapServers()));
    }
}
