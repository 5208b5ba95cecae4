package io.convoke.event.images.control;

import io.convoke.common.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The images of events as media tells them. In whatever order the news of one image comes, and however often: an image that
 * was removed stays removed.
 */
@ApplicationScoped
public class EventImages {
    @Inject
    ServiceDatabase database;

    /** Notes an image of the event's own people, unless it is known or has been removed already. */
    @Transactional(TxType.MANDATORY)
    public void apply(MediaAdded added) {
        if (added.canStandForTheEvent()) {
            database.inTransaction(connection -> insert(connection, added));
        }
    }

    /** Forgets an image for good. */
    @Transactional(TxType.MANDATORY)
    public void apply(MediaRemoved removed) {
        database.inTransaction(connection -> {
            try (var upsert = connection.prepareStatement("insert into event_image (media_id, event_id) values (?, ?)"
                    + " on conflict (media_id) do update set url = null, added_at = null")) {
                upsert.setObject(1, removed.mediaId());
                upsert.setObject(2, removed.eventId());
                return upsert.executeUpdate();
            }
        });
    }

    /** The image of one event; empty when it has none. */
    @Transactional(TxType.MANDATORY)
    public Optional<String> of(UUID eventId) {
        return Optional.ofNullable(of(List.of(eventId)).get(eventId));
    }

    /** The images of those of the events that have one, each an address as media gave it. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, String> of(Collection<UUID> eventIds) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("select distinct on (event_id) event_id, url from event_image"
                    + " where event_id = any (?) and url is not null order by event_id, added_at, media_id")) {
                select.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
                var images = new HashMap<UUID, String>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        images.put(rows.getObject("event_id", UUID.class), rows.getString("url"));
                    }
                }
                return images;
            }
        });
    }

    private static int insert(Connection connection, MediaAdded added) throws SQLException {
        try (var insert = connection.prepareStatement("insert into event_image (media_id, event_id, url, added_at)"
                + " values (?, ?, ?, ?) on conflict (media_id) do nothing")) {
            insert.setObject(1, added.mediaId());
            insert.setObject(2, added.eventId());
            insert.setString(3, added.url());
            insert.setObject(4, OffsetDateTime.ofInstant(added.at(), ZoneOffset.UTC));
            return insert.executeUpdate();
        }
    }
}
