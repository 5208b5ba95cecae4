package io.convoke.notification.notifications.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.ids.Ids;
import io.convoke.notification.notifications.entity.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shares the due notifications among the instances of the service. A row is leased to one of them; the lease is renewed
 * while the instance lives, so that what a killed one held is free again soon. Leases run on the database's clock. These
 * statements commit at once, beside any transaction.
 */
@ApplicationScoped
public class Leases {
    /**
     * A message about an event is due only when the person's earlier ones about it by the same channel are done: they arrive
     * in order. One that waits for the end of the quiet hours holds up none.
     */
    private static final String CLAIM = """
            update notification set lease_owner = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
            where id in (
                select due.id from notification due
                where due.status = 'pending' and due.type = ? and due.next_attempt_at <= ?
                    and (due.leased_until is null or due.leased_until < clock_timestamp())
                    and not exists (
                        select 1 from notification earlier
                        where earlier.user_id = due.user_id and earlier.event_id = due.event_id
                            and earlier.type = due.type and earlier.status = 'pending'
                            and earlier.ordinal < due.ordinal
                            and (earlier.deferred_until is null or earlier.deferred_until <= ?))
                    and not (due.type = 'telegram' and exists (
                        select 1 from telegram_bot where paused_until > clock_timestamp()))
                order by due.next_attempt_at, due.ordinal
                limit ?
                for update skip locked)
            returning id
            """;

    private final UUID instance = Ids.next();

    @Inject
    ServiceDatabase database;

    @Inject
    Clock clock;

    /** How long an instance that is gone keeps what it was sending. */
    @Inject
    @ConfigProperty(name = "convoke.notification.lease", defaultValue = "PT20S")
    Duration length;

    /** How long a lease lasts unless it is renewed. */
    public Duration length() {
        return length;
    }

    /** Leases up to so many due messages of a channel to this instance; none while Telegram has asked to wait. */
    public List<UUID> claim(Channel channel, int limit) throws SQLException {
        return database.beside(connection -> {
            try (var claim = connection.prepareStatement(CLAIM)) {
                claim.setObject(1, instance);
                claim.setDouble(2, seconds());
                var now = Timestamp.from(clock.instant());
                claim.setString(3, channel.label());
                claim.setTimestamp(4, now);
                claim.setTimestamp(5, now);
                claim.setInt(6, limit);
                return ids(claim);
            }
        });
    }

    /** Renews the leases of what this instance is sending. */
    public void renew(List<UUID> ids) throws SQLException {
        if (!ids.isEmpty()) {
            database.beside(connection -> extend(connection, "", ids.toArray(UUID[]::new)));
        }
    }

    /**
     * Renews the lease of one right before its content goes out, and notes that the outcome is uncertain from now on. Should
     * this instance die before it is known, the note stays: the next try may bring a second copy.
     *
     * @return false when the lease ran out meanwhile, so that another instance may be sending it
     */
    public boolean noteHandover(UUID id) throws SQLException {
        return database.beside(connection -> extend(connection, ", uncertain = uncertain + 1", id)) == 1;
    }

    private int extend(Connection connection, String further, UUID... ids) throws SQLException {
        try (var renew = connection.prepareStatement(
                "update notification"
                        + " set leased_until = clock_timestamp() + make_interval(secs => ?)" + further
                        + " where id = any (?) and lease_owner = ? and status = 'pending' and leased_until > clock_timestamp()")) {
            renew.setDouble(1, seconds());
            renew.setArray(2, connection.createArrayOf("uuid", ids));
            renew.setObject(3, instance);
            return renew.executeUpdate();
        }
    }

    private double seconds() {
        return length.toMillis() / 1000.0;
    }

    private static List<UUID> ids(java.sql.PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
