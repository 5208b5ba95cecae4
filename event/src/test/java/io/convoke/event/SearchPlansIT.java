package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.http.Cursor;
import io.convoke.event.events.entity.EventStatus;
import io.convoke.event.locations.entity.Point;
import io.convoke.event.search.control.SearchOrder;
import io.convoke.event.search.control.SearchQuestion;
import io.convoke.event.search.control.SearchStatement;
import io.convoke.testkit.Bench;
import io.convoke.testkit.ServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** With 100,000 events no search reads them all: the plans of the statements that the service itself sends. */
@ServiceTest
class SearchPlansIT {
    private static final UUID ORGANISER = UUID.fromString("00000000-0000-7000-8000-0000000000aa");
    private static final UUID LOCATION = UUID.fromString("00000000-0000-7000-8000-0000000000bb");
    private static final Instant MIDDLE = Instant.parse("2036-06-01T00:00:00Z");
    private static final Point MOSCOW = new Point(55.7558, 37.6173);

    @BeforeAll
    static void generate() throws SQLException {
        Bench.current().service();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into location (id, city, latitude, longitude, shared, created_by, created_at)"
                    + " select ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,"
                    + " (array['Москва','Казань','Kazan','Berlin','New York','Екатеринбург','Tver','Perm','Омск','Paris'])[1 + n % 10],"
                    + " 40 + (n * 7919 % 20000) / 1000.0, 10 + (n * 104729 % 80000) / 1000.0, false, '" + ORGANISER
                    + "', now()"
                    + " from generate_series(1, 2000) n");
            statement.execute(
                    "insert into event (id, version, sequence, name, description, category, start_at, time_zone, over_at,"
                            + " capacity, status, location_id, owner_id, owner_name, created_at, updated_at, title, document)"
                            + " select ('00000000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 0,"
                            + " (array['Kotlin','Вечер','Доклады','Marathon','Concert','Выставка','Chess','Йога','Book','Wine'])[1 + n % 10]"
                            + " || ' ' || md5(n::text), 'Описание ' || md5((n * 3)::text), 'Category ' || n % 40,"
                            + " timestamptz '2033-01-01' + n * interval '40 minutes', 'Europe/Moscow',"
                            + " timestamptz '2033-01-02' + n * interval '40 minutes', 100,"
                            + " case when n % 10 < 6 then 'active' when n % 10 < 9 then 'completed' else 'draft' end,"
                            + " ('00000000-0000-7000-8001-' || lpad(to_hex(1 + n % 2000), 12, '0'))::uuid,"
                            + " ('00000000-0000-7000-8003-' || lpad(to_hex(n % 3000), 12, '0'))::uuid, 'somebody', now(), now(), '', ''"
                            + " from generate_series(1, 100000) n");
            statement.execute("insert into event_team (event_id, user_id, role, since)"
                    + " select id, owner_id, 'owner', now() from event where owner_name = 'somebody'");
            statement.execute(
                    "insert into event_seats (event_id, taken, waiting, version, as_of)"
                            + " select id, 100, 0, 1, now() from event where owner_name = 'somebody' and hashtext(id::text) % 3 = 0");
            statement.execute("vacuum analyze event, event_team, event_seats, location");
        }
    }

    @AfterAll
    static void clear() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "delete from event_seats where event_id in (select id from event where owner_name = 'somebody')");
            statement.execute("delete from event where owner_name = 'somebody'");
            statement.execute("delete from location where created_by = '" + ORGANISER + "'");
        }
    }

    @TestFactory
    Stream<DynamicTest> noOrderAndNoFilterReadsEveryEvent() {
        var questions = new ArrayList<Question>();
        for (var order : SearchOrder.values()) {
            for (var page : List.of(false, true)) {
                for (var filter : filters(order)) {
                    questions.add(filter.page(page));
                }
            }
        }
        return questions.stream()
                .map(question -> DynamicTest.dynamicTest(question.name(), () -> check(question.question())));
    }

    @Test
    void theCheckCanFail() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("explain select id from event where description like '%x%'")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan).contains("Seq Scan on event");
        }
    }

    private record Question(String name, SearchQuestion question) {
        Question page(boolean later) {
            if (!later) {
                return this;
            }
            var key = switch (question.order()) {
                case START, START_DESCENDING -> MIDDLE.toString();
                case DISTANCE -> "20000.0";
                case RELEVANCE -> "0.05";
            };
            var cursor = Cursor.after(question.order().text(), key, LOCATION);
            return new Question(
                    name + ", later page", Builder.of(question).after(cursor).build());
        }
    }

    private static List<Question> filters(SearchOrder order) {
        var all = new ArrayList<Question>();
        add(all, order, "nothing", builder -> {});
        add(all, order, "city", builder -> builder.city = "казань");
        add(all, order, "category", builder -> builder.category = "category 7");
        add(all, order, "city and category", builder -> {
            builder.city = "казань";
            builder.category = "category 7";
        });
        add(
                all,
                order,
                "organiser",
                builder -> builder.organiser = UUID.fromString("00000000-0000-7000-8003-000000000007"));
        add(all, order, "dates", builder -> {
            builder.from = MIDDLE;
            builder.to = MIDDLE.plusSeconds(7 * 86_400);
        });
        add(all, order, "free", builder -> builder.free = true);
        add(all, order, "free in a city", builder -> {
            builder.free = true;
            builder.city = "казань";
        });
        add(all, order, "text", builder -> builder.text = "c4ca4238a0b923820dcc509a6f75849b");
        add(all, order, "typo", builder -> builder.text = "c4ca4238a0b923820dcc509a6f75849");
        add(all, order, "words and a city", builder -> {
            builder.text = "c81e728d9d4c2f636f067f89cc14862c";
            builder.city = "казань";
        });
        add(all, order, "near", builder -> builder.near = MOSCOW);
        add(all, order, "near and dates", builder -> {
            builder.near = MOSCOW;
            builder.from = MIDDLE;
        });
        add(all, order, "completed", builder -> builder.status = EventStatus.COMPLETED);
        add(all, order, "all", builder -> builder.status = null);
        add(all, order, "all in a city", builder -> {
            builder.status = null;
            builder.city = "казань";
        });
        add(all, order, "drafts", builder -> {
            builder.status = EventStatus.DRAFT;
            builder.insider = UUID.fromString("00000000-0000-7000-8003-000000000009");
        });
        return all;
    }

    private static void add(
            List<Question> all, SearchOrder order, String name, java.util.function.Consumer<Builder> filter) {
        var builder = new Builder(order);
        filter.accept(builder);
        if (order == SearchOrder.DISTANCE) {
            builder.near = MOSCOW;
        }
        if (order == SearchOrder.RELEVANCE && builder.text == null) {
            builder.text = "eccbc87e4b5ce2fe28308fd9f2a7baf3 kotlin";
        }
        all.add(new Question(order.text() + ", " + name, builder.build()));
    }

    private static void check(SearchQuestion question) throws SQLException {
        var search = SearchStatement.of(question);
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var tolerance = connection.createStatement()) {
                tolerance.execute(SearchStatement.TYPO_TOLERANCE);
            }
            var plan = new StringBuilder();
            try (var statement = new SearchStatement("explain " + search.sql(), search.parameters()).on(connection);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).as(search.sql()).doesNotContain("Seq Scan on event");
        }
    }

    private static Connection connect() throws SQLException {
        var connection = Bench.current().database().connect();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = event, extensions");
        }
        return connection;
    }

    /** A question in the making. */
    private static final class Builder {
        private final SearchOrder order;
        private String text;
        private String category;
        private String city;
        private Instant from;
        private Instant to;
        private Point near;
        private UUID organiser;
        private boolean free;
        private EventStatus status = EventStatus.ACTIVE;
        private UUID insider;
        private Cursor after;

        Builder(SearchOrder order) {
            this.order = order;
        }

        static Builder of(SearchQuestion question) {
            var builder = new Builder(question.order());
            builder.text = question.text().orElse(null);
            builder.category = question.category().orElse(null);
            builder.city = question.city().orElse(null);
            builder.from = question.from().orElse(null);
            builder.to = question.to().orElse(null);
            builder.near = question.near().orElse(null);
            builder.organiser = question.organiser().orElse(null);
            builder.free = question.onlyFree();
            builder.status = question.status().orElse(null);
            builder.insider = question.insider().orElse(null);
            return builder;
        }

        Builder after(Cursor cursor) {
            after = cursor;
            return this;
        }

        SearchQuestion build() {
            return new SearchQuestion(
                    Optional.ofNullable(text),
                    Optional.ofNullable(category),
                    Optional.ofNullable(city),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    Optional.ofNullable(near),
                    SearchQuestion.DEFAULT_RADIUS,
                    Optional.ofNullable(organiser),
                    free,
                    Optional.ofNullable(status),
                    Optional.ofNullable(insider),
                    order,
                    Optional.ofNullable(after),
                    20);
        }
    }
}
