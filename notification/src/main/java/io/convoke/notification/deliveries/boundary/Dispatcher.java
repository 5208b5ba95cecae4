package io.convoke.notification.deliveries.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.schema.SchemaGate;
import io.convoke.common.telemetry.Spans;
import io.convoke.notification.deliveries.control.Post;
import io.convoke.notification.notifications.control.Leases;
import io.convoke.notification.notifications.control.NotificationSignal;
import io.convoke.notification.notifications.entity.Channel;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is due, each channel on a lane of its own, so that one whose server hangs holds up no other. */
@ApplicationScoped
public class Dispatcher {
    @Inject
    Post post;

    @Inject
    Leases leases;

    @Inject
    Transactions transactions;

    @Inject
    Spans spans;

    @Inject
    SchemaGate gate;

    @Resource
    ManagedExecutorService executor;

    /** How many mails an instance sends at the same time. */
    @Inject
    @ConfigProperty(name = "convoke.notification.workers", defaultValue = "4")
    int mailWorkers;

    /** How many Telegram messages an instance sends at the same time. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.workers", defaultValue = "4")
    int telegramWorkers;

    private List<Lane> lanes = List.of();

    void start(@Observes Startup event) {
        lanes = List.of(lane(Channel.EMAIL, mailWorkers), lane(Channel.TELEGRAM, telegramWorkers));
        gate.whenOpen().thenRun(() -> lanes.forEach(Lane::start));
    }

    private Lane lane(Channel channel, int workers) {
        return new Lane(channel, workers, post, leases, transactions, spans, executor);
    }

    void on(@Observes NotificationSignal signal) {
        lanes.forEach(Lane::wake);
    }

    /** Lets messages that are on their way arrive, for a moment. */
    @PreDestroy
    void stop() {
        lanes.forEach(Lane::close);
        lanes.forEach(Lane::awaitEnd);
    }
}
