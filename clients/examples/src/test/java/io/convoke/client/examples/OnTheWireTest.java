package io.convoke.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.convoke.client.api.ApiException;
import io.convoke.client.api.ErasureApi;
import io.convoke.client.api.EventsApi;
import io.convoke.client.api.EventsApi.FindEventsQuery;
import io.convoke.client.api.RegistrationsApi;
import io.convoke.client.api.RegistrationsApi.ListOwnRegistrationsQuery;
import io.convoke.client.api.SessionsApi;
import io.convoke.client.model.ErasureRequest;
import io.convoke.client.model.FindEventsSortParameter;
import io.convoke.client.model.ListOwnRegistrationsStatusParameter;
import io.convoke.client.model.RegistrationRequest;
import io.convoke.client.model.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client sends and how it reads answers, with a server that says what it is told to say. */
class OnTheWireTest {
    private static final UUID ID = UUID.fromString("0193a5e0-7c1d-7b6e-8a51-3f2c9d4e5b60");
    private static final String PROBLEM =
            "{\"type\": \"https://convoke.io/problems/%s\", \"title\": \"t\", \"status\": %d,"
                    + " \"detail\": \"Because\", \"traceId\": \"4bf9\", \"later\": 1}";

    private record Seen(String request, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    private record Answer(int status, String type, Map<String, String> headers, byte[] body) {}

    @TempDir
    Path directory;

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private HttpServer server;
    private Convoke ann;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var tokens = new Tokens().accessToken("anns-token").refreshToken("r").expiresIn(600L);
        ann = Convoke.as(Session.of(address(), tokens, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(new Seen(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        var answer = answers.remove();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body().length > 0) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private void willAnswer(int status, String type, String body, Map<String, String> headers) {
        answers.add(new Answer(status, type, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void willAnswer(String json) {
        willAnswer(200, "application/json", json, Map.of());
    }

    private Seen last() {
        return seen.get(seen.size() - 1);
    }

    @Test
    void whatIsAskedForStandsInTheQueryAndNothingElse() {
        willAnswer("{\"items\": []}");
        ann.api(EventsApi.class)
                .findEvents(new FindEventsQuery()
                        .city("Frankfurt am Main")
                        .from(Instant.parse("2027-03-18T17:00:00Z"))
                        .sort(FindEventsSortParameter._START)
                        .limit(5));
        assertThat(last().request())
                .startsWith("GET /api/v1/events?")
                .contains("city=Frankfurt", "sort=-start", "limit=5", "from=2027-03-18T17")
                .doesNotContain("organiser", "near", "cursor");
        assertThat(last().header("Authorization")).isEqualTo("Bearer anns-token");

        willAnswer("{\"items\": []}");
        ann.api(RegistrationsApi.class)
                .listOwnRegistrations(
                        new ListOwnRegistrationsQuery().status(ListOwnRegistrationsStatusParameter.CHECKED_IN));
        assertThat(last().request()).isEqualTo("GET /api/v1/registrations?status=checked_in");
    }

    @Test
    void headersOfRequestsAndAnswersAreAtHand() {
        willAnswer(201, "application/json", "{\"id\": \"" + ID + "\"}", Map.of("Location", "http://x/" + ID));
        try (var answer =
                ann.api(RegistrationsApi.class).registerResponse(new RegistrationRequest().eventId(ID), "key-1")) {
            assertThat(answer.getHeaderString("Location")).endsWith(ID.toString());
        }
        assertThat(last().header("Idempotency-key")).isEqualTo("key-1");
        assertThat(last().text()).isEqualTo("{\"eventId\":\"" + ID + "\"}");
    }

    @Test
    void aChangeGoesToTheVersionThatWasReadAndAgainWhenItIsStale() {
        var event = "{\"id\": \"%s\", \"name\": \"A\", \"start\": \"2027-03-18T17:00:00Z\", \"timeZone\": \"UTC\"}"
                .formatted(ID);
        willAnswer(200, "application/json", event, Map.of("ETag", "\"7\""));
        willAnswer(412, "application/problem+json", PROBLEM.formatted("stale", 412), Map.of());
        willAnswer(200, "application/json", event, Map.of("ETag", "\"8\""));
        willAnswer(event);
        new Organising(ann).change(ID, details -> details.name("B"));
        assertThat(seen)
                .extracting(Seen::request)
                .containsExactly(
                        "GET /api/v1/events/" + ID,
                        "PUT /api/v1/events/" + ID,
                        "GET /api/v1/events/" + ID,
                        "PUT /api/v1/events/" + ID);
        assertThat(last().header("If-match")).isEqualTo("\"8\"");
        assertThat(last().text()).contains("\"name\":\"B\"").doesNotContain("null");
    }

    @Test
    void aRefusalCarriesItsProblem() {
        willAnswer(
                429,
                "application/problem+json",
                PROBLEM.formatted("too-many-requests", 429),
                Map.of("Retry-After", "7"));
        assertThatThrownBy(() -> ann.api(EventsApi.class).getEvent(ID))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.is("too-many-requests")).isTrue();
                    assertThat(refused.is("many-requests")).isFalse();
                    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
                    assertThat(refused.problem().orElseThrow().getTraceId()).isEqualTo("4bf9");
                });

        willAnswer(502, "text/html", "<h1>Proxy</h1>", Map.of());
        assertThatThrownBy(() -> ann.api(EventsApi.class).getEventResponse(ID))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(502);
                    assertThat(refused.problem()).isEmpty();
                });
    }

    @Test
    void anAccountIsErasedWithABody() {
        willAnswer(202, "application/json", "{\"id\": \"" + ID + "\"}", Map.of());
        ann.api(ErasureApi.class).eraseAccount(new ErasureRequest().password("seven purple kettles"));
        assertThat(last().request()).isEqualTo("DELETE /api/v1/auth/me");
        assertThat(last().text()).isEqualTo("{\"password\":\"seven purple kettles\"}");
    }

    /** Only a problem would be readable otherwise, and a service that has none to give answers 406. */
    @Test
    void whatAnswersNothingAcceptsAnything() {
        willAnswer(204, "", "", Map.of());
        ann.api(SessionsApi.class).endAllSessions();
        assertThat(last().request()).isEqualTo("DELETE /api/v1/auth/sessions");
        assertThat(last().header("Accept")).contains("*/*");
    }

    @Test
    void filesGoUpAsAFormOrRawUnderTheirOwnType() throws IOException {
        var picture = Files.write(directory.resolve("kite.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2});
        willAnswer(201, "application/json", "{\"id\": \"" + ID + "\"}", Map.of());
        new Pictures(ann).hang(ID, picture);
        assertThat(last().request()).isEqualTo("POST /api/v1/media?eventId=" + ID);
        assertThat(last().header("Content-type")).startsWith("multipart/form-data");
        assertThat(last().text())
                .contains("name=\"file\"", "filename=\"kite.jpg\"", "image/jpeg", "\u00ff\u00d8\u0001\u0002");

        willAnswer("{\"url\": \"/a\"}");
        new Pictures(ann).wear(new ByteArrayInputStream(new byte[] {1, 2, 3}), "image/png");
        assertThat(last().request()).isEqualTo("PUT /api/v1/media/avatars/me");
        assertThat(last().header("Content-type")).isEqualTo("image/png");
        assertThat(last().body()).containsExactly(1, 2, 3);
    }

    @Test
    void filesComeDownAsTheyAre() throws IOException {
        answers.add(new Answer(200, "image/png", Map.of(), new byte[] {4, 5, 6}));
        var copy = directory.resolve("copy.png");
        new Pictures(ann).fetch(ID, copy);
        assertThat(copy).hasBinaryContent(new byte[] {4, 5, 6});
    }

    @Test
    void seatsAreReadFromTheStream() throws Exception {
        willAnswer(200, "text/event-stream", ": here\n\nevent: seats\ndata: {\"capacity\": 7}\n\n", Map.of());
        var heard = new CopyOnWriteArrayList<Integer>();
        new LiveSeats(ann).listen(ID, seats -> heard.add(seats.getCapacity()));
        assertThat(heard).containsExactly(7);
    }

    @Test
    void pagesAreFollowedToTheLast() {
        willAnswer("{\"items\": [{\"username\": \"a\"}], \"next\": \"c1+/=\"}");
        willAnswer("{\"items\": [{\"username\": \"b\"}]}");
        assertThat(new Organising(ann).attendees(ID))
                .extracting(attendee -> attendee.getUsername())
                .containsExactly("a", "b");
        assertThat(last().request()).contains("cursor=c1%2B%2F%3D");
        // JSON before the CSV that the operation also has
        assertThat(last().header("Accept").replace(" ", "")).startsWith("application/json,text/csv;q=0.5");
    }
}
