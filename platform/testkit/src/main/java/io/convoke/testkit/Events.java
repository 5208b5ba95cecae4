package io.convoke.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * The module's topics: publishes as other services would, and collects every record that anyone publishes. Topics are named
 * without prefix: {@code events}, {@code registrations}, or {@code dlt.registration-events}.
 */
public final class Events implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String prefix;
    private final KafkaProducer<String, String> producer;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;

    Events(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        assignAll();
        reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Publishes as the owner of the topic would.
     *
     * @param type without the prefix {@code io.convoke.<topic>.}
     * @param key of the aggregate
     * @param payload a map, record or node; a String goes as it stands
     * @return the fresh CloudEvents id
     */
    public String publish(String topic, String type, Object key, Object payload) {
        var id = Ids.next().toString();
        publish(topic, type, key, payload, id);
        return id;
    }

    /** The same with an id of your own, to deliver one event twice for example. */
    public void publish(String topic, String type, Object key, Object payload, String id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/test");
        headers.put("ce_type", "io.convoke." + topic + "." + type);
        headers.put("ce_time", Instant.now().toString());
        headers.put("content-type", "application/json");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        publishRaw(
                topic,
                key.toString(),
                payload instanceof String text ? text : Json.tree(payload).toString(),
                headers);
    }

    /** Publishes anything, poison for example; returns when the broker has it. */
    public void publishRaw(String topic, String key, String value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic(topic), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a record again as it was, id and all. */
    public void repeat(Received record) {
        publishRaw(
                record.topic().substring(topic("").length()),
                record.key(),
                record.json().toString(),
                record.headers());
    }

    /** Every record of the topic so far, in order within each key. */
    public List<Received> received(String topic) {
        return received.stream()
                .filter(record -> record.topic().equals(topic(topic)))
                .toList();
    }

    /** The records of that type and key so far, in order. */
    public List<Received> received(String topic, String type, Object key) {
        return received(topic).stream()
                .filter(record -> record.type().equals("io.convoke." + topic + "." + type))
                .filter(record -> record.key().equals(key.toString()))
                .toList();
    }

    /** Waits at most 30 s for a record of that type and key; returns the first. */
    public Received await(String topic, String type, Object key) {
        return await(topic, type, key, record -> true);
    }

    /** Waits at most 30 s for a record of that type and key that fits; returns the first. */
    public Received await(String topic, String type, Object key, Predicate<Received> fits) {
        return Awaitility.await(topic + " " + type + " of " + key)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> received(topic, type, key).stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits at most 30 s for a record of the topic, a dead-letter topic for example, that fits. */
    public Received await(String topic, Predicate<Received> fits) {
        return Awaitility.await(topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> received(topic).stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The whole name of a topic. */
    public String topic(String name) {
        return prefix + "convoke." + name;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2));
    }

    private void assignAll() {
        var partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(topic("")))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private void read() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> received.add(received(record)));
            }
        } catch (WakeupException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Received received(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var text = String.valueOf(record.value());
        return new Received(
                record.topic(),
                record.partition(),
                record.offset(),
                String.valueOf(record.key()),
                headers.getOrDefault("ce_id", ""),
                headers.getOrDefault("ce_type", ""),
                headers,
                Json.read(text).orElseGet(() -> Json.tree(text)));
    }
}
