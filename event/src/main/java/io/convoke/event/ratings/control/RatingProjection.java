package io.convoke.event.ratings.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.event.ratings.entity.Rating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The ratings of events as reviews tells them. */
@ApplicationScoped
public class RatingProjection {
    @Inject
    ServiceDatabase database;

    /** Takes over what reviews told, unless something newer is known. */
    @Transactional(TxType.MANDATORY)
    public void apply(RatingTold told) {
        database.inTransaction(connection -> store(connection, told));
    }

    /** The ratings of those of the events that have been reviewed. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Rating> of(Collection<UUID> eventIds) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("select * from event_rating where event_id = any (?)")) {
                select.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
                var ratings = new HashMap<UUID, Rating>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        ratings.put(rows.getObject("event_id", UUID.class), rating(rows));
                    }
                }
                return ratings;
            }
        });
    }

    private static Void store(Connection connection, RatingTold told) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into event_rating as r (event_id, ones, twos, threes, fours, fives, version)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (event_id) do update set ones = excluded.ones, twos = excluded.twos, threes = excluded.threes,
                    fours = excluded.fours, fives = excluded.fives, version = excluded.version
                where r.version < excluded.version""")) {
            var rating = told.eventSummary().rating();
            upsert.setObject(1, told.eventId());
            upsert.setInt(2, rating.ones());
            upsert.setInt(3, rating.twos());
            upsert.setInt(4, rating.threes());
            upsert.setInt(5, rating.fours());
            upsert.setInt(6, rating.fives());
            upsert.setLong(7, told.eventSummary().version());
            upsert.executeUpdate();
            return null;
        }
    }

    private static Rating rating(ResultSet row) throws SQLException {
        return new Rating(
                row.getInt("ones"), row.getInt("twos"), row.getInt("threes"), row.getInt("fours"), row.getInt("fives"));
    }
}
