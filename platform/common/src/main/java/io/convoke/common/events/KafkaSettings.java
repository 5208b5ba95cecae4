package io.convoke.common.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the broker is and what its topics are called. */
@ApplicationScoped
public class KafkaSettings {
    /**
     * For how long a name that the name service does not know is looked up again and again. Without it a client cannot even be
     * made, and a channel whose client cannot be made ends the application's start.
     */
    private static final long RESOLVE_MILLIS = Duration.ofDays(3650).toMillis();

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Inject
    @ConfigProperty(name = "convoke.kafka.bootstrap-servers")
    String bootstrapServers;

    /** Before every topic's name, so that several platforms can share a broker; empty unless set. */
    @Inject
    @ConfigProperty(name = "convoke.kafka.topic-prefix")
    Optional<String> topicPrefix;

    /** The CloudEvents source of what this service publishes. */
    public String source() {
        return "/" + service;
    }

    /** The full name of a topic, for example of {@code registrations} or {@code dlt.event-registrations}. */
    public String topic(String name) {
        return topicPrefix.orElse("") + "convoke." + name;
    }

    /** The type without the platform's and the topic's part. */
    public static String ceType(String topic, String type) {
        return "io.convoke." + topic + "." + type;
    }

    /** A consumer of no group that commits nothing and begins where it is told to; {@code name} is its client's id. */
    Map<String, Object> broadcastConsumer(String name) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.BOOTSTRAP_RESOLVE_TIMEOUT_MS_CONFIG,
                RESOLVE_MILLIS,
                ConsumerConfig.CLIENT_ID_CONFIG,
                name,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class);
    }

    /** A producer that loses and reorders nothing: it acknowledges by all replicas and tries again until it succeeds. */
    Map<String, Object> producer() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                CommonClientConfigs.BOOTSTRAP_RESOLVE_TIMEOUT_MS_CONFIG,
                RESOLVE_MILLIS,
                ProducerConfig.CLIENT_ID_CONFIG,
                service + "-outbox",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class);
    }
}
