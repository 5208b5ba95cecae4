package io.convoke.event.search.control;

import io.convoke.common.http.Cursor;
import io.convoke.event.events.entity.EventStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SQL that answers a question: columns {@code id}, {@code key} (the first sort key) and {@code distance} (kilometres, or
 * null). Everything that a reader sends is a parameter.
 *
 * @param parameters in the order of the question marks
 */
public record SearchStatement(String sql, List<Object> parameters) {
    /**
     * How alike whole words must be to count as a typo of one another, 0..1: at 0.4 a letter of six may be missing (mosow), or
     * two of twelve be wrong.
     */
    public static final String TYPO_TOLERANCE = "set local pg_trgm.strict_word_similarity_threshold = 0.4";

    private static final int SHORTEST_WORD = 3;
    private static final int MOST_WORDS = 8;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** A quotation or an exclusion means exactly what it says. */
    private static final Pattern EXACT = Pattern.compile("\"|(^|\\s)-\\S");

    private static final String QUERY = "websearch_to_tsquery('convoke', ?)";
    private static final String POINT = "ll_to_earth(?, ?)";

    /** The statement for a question. */
    public static SearchStatement of(SearchQuestion question) {
        return new Builder(question).build();
    }

    /** Prepares it on a connection. */
    public PreparedStatement on(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    private static final class Builder {
        private final SearchQuestion question;
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Builder(SearchQuestion question) {
            this.question = question;
        }

        SearchStatement build() {
            add("select e.id, ");
            key();
            add(" as key, ");
            distance();
            add(" as distance from event e");
            if (question.onlyFree()) {
                add(" left join event_seats s on s.event_id = e.id");
            }
            status();
            question.text().ifPresent(this::text);
            question.category().ifPresent(name -> add(" and lower(e.category) = lower(?)", name));
            question.city().ifPresent(name -> add(" and lower(e.city) = lower(?)", name));
            question.organiser().ifPresent(id -> add(" and e.owner_id = ?", id));
            question.from().ifPresent(time -> add(" and e.start_at >= ?", utc(time)));
            question.to().ifPresent(time -> add(" and e.start_at < ?", utc(time)));
            near();
            if (question.onlyFree()) {
                add(" and coalesce(s.taken, 0) < e.capacity");
            }
            question.after().ifPresent(this::after);
            order();
            add(" limit ?", question.limit() + 1);
            return new SearchStatement(sql.toString(), List.copyOf(parameters));
        }

        private void key() {
            switch (question.order()) {
                case START, START_DESCENDING -> add("e.start_at");
                case DISTANCE -> chord();
                case RELEVANCE -> rank();
            }
        }

        private void distance() {
            if (question.near().isPresent()) {
                add("sec_to_gc(");
                chord();
                add(") / 1000");
            } else {
                add("cast(null as double precision)");
            }
        }

        private void status() {
            if (question.status().isEmpty()) {
                add(" where e.status <> 'draft'");
                return;
            }
            // Written out, not bound: the planner must see whether a partial index fits.
            var status = question.status().get();
            add(" where e.status = '" + status.text() + "'");
            if (status == EventStatus.DRAFT) {
                add(
                        " and e.id in (select t.event_id from event_team t where t.user_id = ?)",
                        question.insider().orElseThrow());
            }
        }

        private void text(String text) {
            var words = words(text);
            if (words.isEmpty() || EXACT.matcher(text).find()) {
                add(" and e.document @@ " + QUERY, text);
                return;
            }
            add(" and (e.document @@ " + QUERY + " or ", text);
            add(words.stream()
                    .map(word -> "e.title %>> lower(unaccent(?))")
                    .collect(Collectors.joining(" and ", "(", "))")));
            parameters.addAll(words);
        }

        private static List<String> words(String text) {
            return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .distinct()
                    .limit(MOST_WORDS)
                    .toList();
        }

        private void near() {
            question.near().ifPresent(point -> {
                var metres = question.radius() * 1000;
                add(" and earth_box(" + POINT + ", ?) @> e.position", point.latitude(), point.longitude(), metres);
                add(" and ");
                chord();
                add(" <= gc_to_sec(?)", metres);
            });
        }

        private void after(Cursor cursor) {
            switch (question.order()) {
                case START -> add(" and (e.start_at, e.id) > (?, ?)", utc(cursor.instant(0)), cursor.id(1));
                case START_DESCENDING -> add(" and (e.start_at, e.id) < (?, ?)", utc(cursor.instant(0)), cursor.id(1));
                case DISTANCE -> {
                    add(" and (");
                    chord();
                    add(", e.id) > (?, ?)", cursor.number(0), cursor.id(1));
                }
                case RELEVANCE -> {
                    add(" and (");
                    rank();
                    add(", e.id) < (?, ?)", cursor.number(0), cursor.id(1));
                }
            }
        }

        private void order() {
            switch (question.order()) {
                case START -> add(" order by e.start_at, e.id");
                case START_DESCENDING -> add(" order by e.start_at desc, e.id desc");
                case DISTANCE -> {
                    add(" order by ");
                    chord();
                    add(", e.id");
                }
                case RELEVANCE -> {
                    add(" order by ");
                    rank();
                    add(" desc, e.id desc");
                }
            }
        }

        /** The straight line through the earth, in metres: the index orders by it. */
        private void chord() {
            var point = question.near().orElseThrow();
            add("e.position <-> " + POINT, point.latitude(), point.longitude());
        }

        private void rank() {
            var text = question.text().orElseThrow();
            add(
                    "cast(ts_rank(e.document, " + QUERY
                            + ") + 0.1 * strict_word_similarity(lower(unaccent(?)), e.title)" + " as double precision)",
                    text,
                    text);
        }

        private void add(String part, Object... values) {
            sql.append(part);
            parameters.addAll(List.of(values));
        }

        private static OffsetDateTime utc(Instant time) {
            return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        }
    }
}
