package io.convoke.common.events;

import io.convoke.common.telemetry.Spans;
import io.convoke.common.telemetry.Spans.Work;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends records to Kafka; made when first needed, closed with the application. */
@ApplicationScoped
public class Broker {
    @Inject
    KafkaSettings settings;

    @Inject
    Spans spans;

    private KafkaProducer<String, String> producer;

    /**
     * Sends an event in CloudEvents binary mode.
     *
     * @return completes when every replica in sync has it
     * @throws KafkaException when the broker has not been reachable for ten seconds; nothing was sent then
     */
    Future<RecordMetadata> send(OutboxRow row) {
        var work = new Work(
                "send convoke." + row.topic(),
                SpanKind.PRODUCER,
                row.traceparent(),
                Map.of(
                        "messaging.system",
                        "kafka",
                        "messaging.operation.type",
                        "send",
                        "messaging.destination.name",
                        settings.topic(row.topic()),
                        "messaging.message.id",
                        row.id().toString()));
        var span = spans.begin(work);
        var record = new ProducerRecord<>(settings.topic(row.topic()), row.key(), row.data());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", row.id().toString());
        header(record, "ce_source", settings.source());
        header(record, "ce_type", KafkaSettings.ceType(row.topic(), row.type()));
        header(record, "ce_time", row.time().toString());
        header(record, "content-type", "application/json");
        header(record, "traceparent", spans.traceparent(span, work));
        try {
            return producer().send(record, (metadata, failure) -> {
                if (failure == null) {
                    spans.end(span);
                } else {
                    spans.fail(span, failure);
                }
            });
        } catch (KafkaException e) {
            spans.fail(span, e);
            throw e;
        }
    }

    /** Puts a record that could not be applied where an operator finds it, with the reason. */
    CompletableFuture<Void> deadLetter(String consumer, IncomingRecord incoming, String reason, Instant when) {
        var record = new ProducerRecord<>(settings.topic("dlt." + consumer), incoming.key(), incoming.value());
        incoming.headers().forEach((name, value) -> header(record, name, value));
        header(record, "dlt_reason", reason);
        header(record, "dlt_topic", incoming.topic());
        header(record, "dlt_partition", Integer.toString(incoming.partition()));
        header(record, "dlt_offset", Long.toString(incoming.offset()));
        header(record, "dlt_time", when.toString());
        var sent = new CompletableFuture<Void>();
        producer().send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings.producer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2)); // what was not acknowledged is still in the outbox
        }
    }
}
