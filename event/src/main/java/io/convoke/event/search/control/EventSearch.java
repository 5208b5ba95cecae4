package io.convoke.event.search.control;

import io.convoke.common.database.ServiceDatabase;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds events. */
@ApplicationScoped
public class EventSearch {
    /** How many sort keys a cursor of this list has. */
    public static final int KEYS = 2;

    @Inject
    ServiceDatabase database;

    /**
     * One event found.
     *
     * @param key the first sort key, as text
     * @param distance kilometres from the point; empty when none was given
     */
    public record Hit(UUID id, String key, Optional<Double> distance) {}

    /** One page of answers. */
    @Transactional(TxType.MANDATORY)
    public Paging.Slice<Hit> find(SearchQuestion question) {
        var found = database.inTransaction(connection -> run(connection, question));
        return Paging.slice(
                found, question.limit(), last -> Cursor.after(question.order().text(), last.key(), last.id()));
    }

    private static List<Hit> run(Connection connection, SearchQuestion question) throws SQLException {
        if (question.text().isPresent()) {
            try (var tolerance = connection.createStatement()) {
                tolerance.execute(SearchStatement.TYPO_TOLERANCE);
            }
        }
        try (var statement = SearchStatement.of(question).on(connection);
                var rows = statement.executeQuery()) {
            var hits = new ArrayList<Hit>();
            while (rows.next()) {
                hits.add(hit(rows, question.order()));
            }
            return hits;
        }
    }

    private static Hit hit(ResultSet row, SearchOrder order) throws SQLException {
        var key = switch (order) {
            case START, START_DESCENDING ->
                row.getObject("key", OffsetDateTime.class).toInstant().toString();
            case DISTANCE, RELEVANCE -> Double.toString(row.getDouble("key"));
        };
        return new Hit(
                row.getObject("id", UUID.class), key, Optional.ofNullable(row.getObject("distance", Double.class)));
    }
}
