package io.convoke.notification.deliveries.control;

import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Samples;
import io.convoke.common.metrics.Tally;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import io.convoke.notification.notifications.entity.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** What becomes of messages, in numbers. */
@ApplicationScoped
public class DeliveryMetrics {
    private static final Set<Status> ENDS = Set.of(Status.SENT, Status.FAILED, Status.SKIPPED);
    /** More are not counted. */
    private static final int MOST = 100_000;

    @Inject
    Metrics metrics;

    @Inject
    Samples samples;

    @Inject
    Clock clock;

    void start(@Observes Startup event) {
        for (var channel : Channel.values()) {
            ENDS.forEach(status -> tally(channel, status));
            metrics.gauge(
                    "convoke_notifications_pending",
                    "Messages that are to be sent, 100000 at most",
                    "",
                    samples.of(connection -> pending(connection, channel)),
                    "channel",
                    channel.label());
            metrics.gauge(
                    "convoke_notifications_overdue",
                    "For how long the message that is due longest has been due",
                    Metrics.SECONDS,
                    samples.of(connection -> overdue(connection, channel)),
                    "channel",
                    channel.label());
        }
    }

    /** Counts, with the current transaction, a message that has come to its end; one that stays pending is not counted. */
    void ended(Notification notification) {
        if (ENDS.contains(notification.status())) {
            tally(notification.type(), notification.status()).addWithCommit();
        }
    }

    private Tally tally(Channel channel, Status status) {
        return metrics.tally(
                "convoke_notifications",
                "Messages by what became of them",
                "channel",
                channel.label(),
                "status",
                status.label());
    }

    private static double pending(Connection connection, Channel channel) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from (select 1 from notification"
                + " where status = 'pending' and type = ? limit " + MOST + ") as pending")) {
            select.setString(1, channel.label());
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private double overdue(Connection connection, Channel channel) throws SQLException {
        try (var select = connection.prepareStatement("select next_attempt_at from notification"
                + " where status = 'pending' and type = ? and next_attempt_at <= ? order by next_attempt_at limit 1")) {
            var now = clock.instant();
            select.setString(1, channel.label());
            select.setTimestamp(2, Timestamp.from(now));
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Duration.between(row.getTimestamp(1).toInstant(), now).toMillis() / 1000.0
                        : 0;
            }
        }
    }
}
