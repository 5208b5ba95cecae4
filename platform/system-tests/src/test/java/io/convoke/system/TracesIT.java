package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.testkit.Http;
import io.convoke.testkit.OtlpReceiver.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces by OTLP, as an operator's collector gets them. */
class TracesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CLICK = "00f067aa0ba902b7";

    private final Platform platform = Platform.current();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private Participant organiser;

    @BeforeEach
    void organiser() {
        organiser = Participant.verified(platform, "owen", "en");
    }

    @AfterEach
    void collectorBack() {
        platform.traces().back();
    }

    @Test
    void oneTraceFromTheClickToTheMail() {
        var ann = Participant.verified(platform, "anja", "en");
        var event = organiser.createEvent("Traces in the snow", 20, 10);

        traced(ann.api()).post("/registrations", Map.of("eventId", event)).expect(201);

        assertThat(ann.awaitMails(2)).hasSize(2);
        var request = span("registration", "SERVER", span -> span.name().startsWith("POST"));
        var sent = span(
                "registration", "PRODUCER", span -> span.attributes().containsValue("send") && parent(span, request));
        var applied = span(
                "notification",
                "CONSUMER",
                span -> span.name().equals("process notification-registrations") && parent(span, sent));
        var mailed = span("notification", "CLIENT", span -> span.name().equals("deliver email"));
        assertThat(request.parentId()).isEqualTo(CLICK);
        assertThat(mailed.parentId()).isEqualTo(applied.spanId());
        assertThat(sent.name()).isEqualTo("send convoke.registrations");
        assertThat(platform.traces().trace(trace))
                .as("nothing personal travels to the collector")
                .noneMatch(span -> span.toString().contains(ann.email())
                        || span.toString().contains(ann.username())
                        || ann.secrets().stream().anyMatch(span.toString()::contains));
    }

    @Test
    void aCallBetweenServicesBelongsToTheTrace() {
        var event = organiser.createEvent("Traces in the snow", 20, 10);
        var present = organiser.api().get("/events/" + event).expect(200);
        var fewer = (ObjectNode) present.json();
        fewer.retain("name", "description", "category", "timeZone", "start", "end", "location");
        fewer.put("maxParticipants", 5);

        traced(organiser.api())
                .with("If-Match", present.header("ETag").orElseThrow())
                .put("/events/" + event, fewer)
                .expect(200);

        var request = span("event", "SERVER", span -> span.name().startsWith("PUT"));
        var call = span("event", "CLIENT", span -> parent(span, request));
        var answer = span("registration", "SERVER", span -> parent(span, call));
        assertThat(answer.name()).contains("internal");
    }

    @Test
    void withoutATraceOfTheCallersTheSpanHasTheTraceOfTheAnswer() {
        for (var given : List.of("", "00-" + "0".repeat(32) + "-" + CLICK + "-01", "nonsense")) {
            var direct = Http.at(platform.server().uri("/api/v1/auth"));
            var answer = (given.isEmpty() ? direct : direct.with("traceparent", given)).get("/jwks.json");

            var id = answer.expect(200).header("X-Request-Id").orElseThrow();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(platform.traces().trace(id))
                            .extracting(Span::service, Span::kind)
                            .containsExactly(tuple("auth", "SERVER")));
        }
    }

    @Test
    void requestsGoOnWhileTheCollectorHangs() {
        platform.traces().hang();
        await("an export that hangs").atMost(SOON).until(() -> {
            platform.api().get("/auth/jwks.json").expect(200);
            return platform.traces().refused() > 0;
        });
        for (var i = 0; i < 20; i++) {
            var began = System.nanoTime();
            traced(platform.api()).get("/events?limit=1").expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
        platform.traces().back();
        await("spans again").atMost(SOON).until(() -> {
            traced(platform.api()).get("/events?limit=1").expect(200);
            return !platform.traces().trace(trace).isEmpty();
        });
    }

    @Test
    void noAnswerHasAHeaderOfTheServersOwn() {
        var direct = Http.at(platform.server().uri("/api/v1"));
        for (var answer : List.of(
                platform.api().get("/auth/me"),
                platform.api().get("/events?limit=1"),
                direct.get("/events?limit=1"),
                direct.get("/events?limit=0"),
                direct.get("/events/none/of/these"),
                direct.delete("/auth/tokens"),
                direct.post("/auth/tokens", "{"),
                direct.post("/auth/tokens", Map.of("login", "nobody", "password", "wrong password")),
                direct.send("POST", "/auth/tokens", "text/plain", "x"),
                organiser.api().get("/registrations/" + UUID.randomUUID()))) {
            assertThat(answer.headers().keySet())
                    .as(answer.toString())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("openliberty"));
        }
    }

    private Http traced(Http api) {
        return api.with("traceparent", "00-" + trace + "-" + CLICK + "-01");
    }

    private Span span(String service, String kind, Predicate<Span> fits) {
        return await(kind + " of " + service + " in " + trace)
                .atMost(SOON)
                .until(
                        () -> platform.traces().trace(trace).stream()
                                .filter(span -> span.service().equals(service)
                                        && span.kind().equals(kind))
                                .filter(fits)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean parent(Span child, Span parent) {
        return child.parentId().equals(parent.spanId());
    }
}
