package io.convoke.common.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the broker is, how it is spoken to, and what its topics are called. */
@ApplicationScoped
public class KafkaSettings {
    /**
     * For how long a name that the name service does not know is looked up again and again. Without it a client cannot even be
     * made, and a channel whose client cannot be made ends the application's start.
     */
    private static final long RESOLVE_MILLIS = Duration.ofDays(3650).toMillis();

    /** Makes SCRAM known to the JVM, and takes no options: who logs in is said by {@link BrokerCredentials}. */
    private static final String LOGIN_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required;";

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Inject
    @ConfigProperty(name = "convoke.kafka.bootstrap-servers")
    String bootstrapServers;

    /** One of Kafka's: {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT}, {@code SASL_SSL}. */
    @Inject
    @ConfigProperty(name = "convoke.kafka.security-protocol")
    String securityProtocol;

    /** How a user logs in: {@code SCRAM-SHA-512}, {@code SCRAM-SHA-256} or {@code PLAIN}; only with {@code SASL_…}. */
    @Inject
    @ConfigProperty(name = "convoke.kafka.sasl-mechanism")
    String saslMechanism;

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

    String securityProtocol() {
        return securityProtocol;
    }

    boolean encrypted() {
        return securityProtocol.endsWith("SSL");
    }

    boolean logsIn() {
        return securityProtocol.startsWith("SASL_");
    }

    /** What every client has; the connector's in {@code microprofile-config.properties} have the same. */
    Map<String, Object> client() {
        var client = new HashMap<String, Object>();
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.put(CommonClientConfigs.BOOTSTRAP_RESOLVE_TIMEOUT_MS_CONFIG, RESOLVE_MILLIS);
        client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, securityProtocol);
        client.put(SaslConfigs.SASL_MECHANISM, saslMechanism);
        client.put(SaslConfigs.SASL_JAAS_CONFIG, LOGIN_MODULE);
        client.put(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, BrokerCredentials.class);
        client.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, BrokerTls.class);
        return client;
    }

    /** A consumer of no group that commits nothing and begins where it is told to; {@code name} is its client's id. */
    Map<String, Object> broadcastConsumer(String name) {
        var consumer = client();
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return consumer;
    }

    /** A producer that loses and reorders nothing: it acknowledges by all replicas and tries again until it succeeds. */
    Map<String, Object> producer() {
        var producer = client();
        producer.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return producer;
    }

    /** A client that asks the broker about itself, and gives up after so long. */
    Map<String, Object> admin(Duration patience) {
        var admin = client();
        admin.put(AdminClientConfig.CLIENT_ID_CONFIG, service + "-login");
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return admin;
    }
}
