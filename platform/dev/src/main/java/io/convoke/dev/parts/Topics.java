package io.convoke.dev.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** The topics that the contracts list, made on a broker. */
public final class Topics {
    private static final String LIST = "/contracts/topics.properties";
    private static final int PARTITIONS = 3;
    private static final String RETENTION = "retention.ms";

    private Topics() {}

    /** Each topic with how long it keeps records; empty for ever. */
    public static Map<String, Optional<Duration>> listed() {
        var properties = new Properties();
        try (var in = Topics.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("no " + LIST + " on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var topics = new TreeMap<String, Optional<Duration>>();
        properties.stringPropertyNames().forEach(topic -> {
            var retention = properties.getProperty(topic).trim();
            topics.put(topic, "forever".equals(retention) ? Optional.empty() : Optional.of(Duration.parse(retention)));
        });
        return topics;
    }

    /**
     * Makes the listed topics that are missing, and sets the retention of all.
     *
     * @param prefix before each name; empty outside of tests
     */
    public static void create(KafkaBroker broker, String prefix) {
        try (var admin = broker.admin()) {
            var existing = admin.listTopics().names().get();
            var listed = listed();
            var missing = listed.entrySet().stream()
                    .filter(topic -> !existing.contains(prefix + topic.getKey()))
                    .map(topic -> new NewTopic(prefix + topic.getKey(), PARTITIONS, (short) 1)
                            .configs(Map.of(RETENTION, milliseconds(topic.getValue()))))
                    .toList();
            admin.createTopics(missing).all().get();
            var changes = new TreeMap<String, List<AlterConfigOp>>();
            listed.forEach((name, retention) -> {
                if (existing.contains(prefix + name)) {
                    changes.put(
                            prefix + name,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(RETENTION, milliseconds(retention)), AlterConfigOp.OpType.SET)));
                }
            });
            admin.incrementalAlterConfigs(changes.entrySet().stream()
                            .collect(java.util.stream.Collectors.toMap(
                                    change -> new ConfigResource(ConfigResource.Type.TOPIC, change.getKey()),
                                    Map.Entry::getValue)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new PartFailure(broker.name(), "the topics cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure(broker.name(), "interrupted", e);
        }
    }

    private static String milliseconds(Optional<Duration> retention) {
        return retention.map(duration -> String.valueOf(duration.toMillis())).orElse("-1");
    }
}
