package io.convoke.dev.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = broker();
        broker.start(PATIENCE);
        Topics.create(broker, "it.");
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    private static KafkaBroker broker() {
        return new KafkaBroker(directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"));
    }

    @Test
    void theListedTopicsAreMadeOnceWithTheirRetention() throws Exception {
        Topics.create(broker, "it.");
        try (var admin = broker.admin()) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Topics.listed().keySet().stream().map("it."::concat).toList());
            assertThat(retention(admin, "it.convoke.accounts")).isEqualTo("-1");
            assertThat(retention(admin, "it.convoke.dlt.event-registrations"))
                    .isEqualTo(String.valueOf(Duration.ofDays(30).toMillis()));
        }
    }

    @Test
    void recordsSurviveKill9AndAnotherPort() throws Exception {
        send("it.convoke.events", "key", "value");
        var clusterId = Files.readString(directory.resolve("kafka/cluster.id"));
        broker.kill9();
        broker = broker();
        broker.start(PATIENCE);
        assertThat(Files.readString(directory.resolve("kafka/cluster.id"))).isEqualTo(clusterId);
        assertThat(read("it.convoke.events")).contains("value");
    }

    private static String retention(org.apache.kafka.clients.admin.Admin admin, String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("retention.ms")
                .value();
    }

    private static void send(String topic, String key, String value) throws Exception {
        Map<String, Object> configuration = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static List<String> read(String topic) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var values = new java.util.ArrayList<String>();
            for (var tries = 0; values.isEmpty() && tries < 20; tries++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
