package io.convoke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BenchTest {
    static Bench bench;

    @BeforeAll
    static void putUp() {
        bench = Bench.current();
    }

    @Test
    void everyServiceHasItsRoleInTheModulesDatabase() throws Exception {
        var database = bench.database();
        assertThat(database.name()).startsWith("it_testkit_");
        try (var connection = database.server().connect(database.name(), "profile", bench.rolePassword("user"))) {
            assertThat(connection.isValid(2)).isTrue();
        }
        database.update("create table profile.people (id int)");
        assertThat(database.update("insert into profile.people values (?), (?)", 1, 2))
                .isEqualTo(2);
        assertThat(database.count("profile.people where id > ?", 1)).isEqualTo(1);
        assertThat(database.rows("select id from profile.people order by id"))
                .containsExactly(Map.of("id", 1), Map.of("id", 2));
    }

    @Test
    void aTextIsFoundWhereverItStands() {
        var database = bench.database();
        database.update("create table reviews.traces (id uuid, plain text, tree jsonb, many text[], raw bytea)");
        database.update("create table reviews.\"Odd name\" (\"Odd column\" varchar)");
        var id = Ids.next();
        database.update(
                "insert into reviews.traces values (?, ?, ?::jsonb, ?::text[], ?)",
                id,
                "By Ann.Lee",
                "{\"names\": [\"ann.lee\"]}",
                "{bob,ann.lee}",
                "ann.lee".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        database.update("insert into reviews.\"Odd name\" values (?)", "ann.lee");
        assertThat(database.occurrences("reviews", "ann.lee"))
                .containsExactly("Odd name.Odd column", "traces.many", "traces.plain", "traces.raw", "traces.tree");
        assertThat(database.occurrences("reviews", id.toString())).containsExactly("traces.id");
        assertThat(database.occurrences("reviews", "ann_lee")).isEmpty();
        assertThatThrownBy(() -> database.occurrences("nowhere", "ann")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publishedEventsAreRead() {
        var key = Ids.next();
        var id = bench.events().publish("events", "published", key, Map.of("name", "Встреча"));
        var record = bench.events().await("events", "published", key);
        assertThat(record.id()).isEqualTo(id);
        assertThat(record.type()).isEqualTo("io.convoke.events.published");
        assertThat(record.topic()).isEqualTo(bench.topicPrefix() + "convoke.events");
        assertThat(record.headers()).containsKeys("ce_specversion", "ce_source", "ce_time", "traceparent");
        assertThat(record.json().get("name").asText()).isEqualTo("Встреча");
        bench.events().repeat(record);
        bench.events().await("events", "published", key, again -> again.offset() > record.offset());
        assertThat(bench.events().received("events", "published", key))
                .hasSize(2)
                .allMatch(r -> r.id().equals(id));
    }

    @Test
    void poisonIsReadAsText() {
        bench.events().publishRaw("accounts", "poison", "{not json", Map.of());
        var record = bench.events().await("accounts", read -> read.key().equals("poison"));
        assertThat(record.json().asText()).isEqualTo("{not json");
        assertThat(record.id()).isEmpty();
    }

    @Test
    void tokensAreSignedByAPublishedKey() throws Exception {
        var ann = Person.user("ann");
        var token = SignedJWT.parse(bench.tokens().of(ann));
        var keys = JWKSet.parse(bench.secrets().get("common", ServiceSecrets.PUBLIC_KEYS));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(ann.id().toString());
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("user");
    }

    @Test
    void clocksGoBackInStep() throws Exception {
        bench.clocks().shift("registration", Duration.ofHours(-1));
        assertThat(bench.clocks().directory().resolve("registration")).hasContent("PT-1H");
        bench.clocks().reset();
        try (var files = Files.list(bench.clocks().directory())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aPeerAnswersWhatItIsTold() {
        var peer = bench.peer("event");
        var http = Http.at(peer.uri()).with("X-Asked", "yes");
        assertThat(Problems.check(http.get("/unknown").expect(404))).isNotNull();
        peer.answer("GET", "/api/v1/events/.*", 200, Map.of("name", "Meetup"));
        assertThat(http.get("/api/v1/events/7?x=y")
                        .expect(200)
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("Meetup");
        assertThat(peer.requests()).last().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/v1/events/7");
            assertThat(request.headers()).containsEntry("x-asked", "yes");
        });
        peer.reset();
        assertThat(peer.requests()).isEmpty();
    }

    @Test
    void aProblemThatTellsTooMuchIsFound() {
        var peer = bench.peer("media");
        peer.answer("GET", "/leak", 500, """
                {"type": "https://convoke.io/problems/internal-error", "title": "Error", "status": 500, "traceId": "1",
                 "detail": "jakarta.persistence.PersistenceException: ERROR: relation does not exist"}""");
        assertThatThrownBy(() -> Http.at(peer.uri()).get("/leak").expectProblem(500, "internal-error"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tells of the inside");
        peer.answer("GET", "/half", 400, Map.of("type", "about:blank"));
        assertThatThrownBy(() -> Http.at(peer.uri()).get("/half").expectProblem(400, "malformed-request"))
                .hasMessageContaining("has no title");
    }

    @Test
    void theMailboxIsThere() {
        assertThat(bench.mailbox().to("nobody@example.org")).isEmpty();
    }
}
