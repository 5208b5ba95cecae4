package io.convoke.common.metrics;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The service's own metrics. Names are {@code convoke_<what>} in snake case; Prometheus shows a counter with {@code _total} and a
 * unit as {@code _<unit>} behind it. Every metric has the label {@code convoke_service}: an operator's Prometheus has
 * a label {@code service} of its own. Labels have few values, known beforehand:
 * never an id, a name or a text. Make each metric when the service starts, so that its first event is a rise from 0.
 */
@ApplicationScoped
public class Metrics {
    /** The unit of times. */
    public static final String SECONDS = "seconds";

    @Inject
    MetricRegistry registry;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    /** The registry itself holds them weakly. */
    private final List<DoubleSupplier> shown = new CopyOnWriteArrayList<>();

    /**
     * Counts what happens; the same one for the same name and labels.
     *
     * @param labels names and values in turn
     */
    public Tally tally(String name, String description, String... labels) {
        return new Tally(registry.counter(metadata(name, description, ""), tags(labels)), transactions);
    }

    /** Measures how long something takes; the same one for the same name and labels. */
    public Stopwatch stopwatch(String name, String description, String... labels) {
        return new Stopwatch(registry.timer(metadata(name, description, SECONDS), tags(labels)));
    }

    /**
     * Shows what is, asked at each scrape: the supplier must answer at once, and with NaN what it does not know.
     *
     * @param unit {@link #SECONDS}, or empty
     */
    public void gauge(String name, String description, String unit, DoubleSupplier value, String... labels) {
        shown.add(value);
        registry.gauge(metadata(name, description, unit), value, DoubleSupplier::getAsDouble, tags(labels));
    }

    private static Metadata metadata(String name, String description, String unit) {
        var metadata = Metadata.builder().withName(name).withDescription(description);
        return unit.isEmpty() ? metadata.build() : metadata.withUnit(unit).build();
    }

    private Tag[] tags(String... labels) {
        var tags = new Tag[labels.length / 2 + 1];
        tags[0] = new Tag("convoke_service", service);
        for (var i = 1; i < tags.length; i++) {
            tags[i] = new Tag(labels[2 * i - 2], labels[2 * i - 1]);
        }
        return tags;
    }
}
