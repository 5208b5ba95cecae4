package io.convoke.dev.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.convoke.dev.local.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** The platform's public API, asked as patiently as its {@code Retry-After} says. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LONGEST_PAUSE_SECONDS = 60;
    private static final int TOO_OFTEN = 429;
    /** At most once is what these say of the request: it was not taken up. */
    private static final Set<Integer> LATER = Set.of(TOO_OFTEN, 503);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final UnaryOperator<String> addressOf;

    /** @param addressOf from a path to the address that answers it, which has no slash at the end */
    Api(UnaryOperator<String> addressOf) {
        this.addressOf = addressOf;
    }

    /** An answer; the body is a missing node where it is empty or no JSON. */
    record Answer(int status, JsonNode body) {

        boolean is(String problem) {
            return body.path("type").asText().endsWith("/" + problem);
        }

        /** This answer, when it has the status that was expected. */
        Answer expect(int expected, String what) {
            if (status != expected) {
                throw new Trouble(what + " was answered with " + status + ": " + (body.isMissingNode() ? "" : body));
            }
            return this;
        }
    }

    /** The same key for the same deed, so that a deed that is repeated after a crash is done once. */
    static String idempotencyKey(String deed) {
        return UUID.nameUUIDFromBytes(deed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Answer get(String path, Optional<String> token) {
        return send(request(path, token).GET());
    }

    Answer post(String path, Optional<String> token, Object body) {
        return send(posting(path, token, body));
    }

    Answer postOnce(String path, Optional<String> token, Object body, String deed) {
        return send(posting(path, token, body).header("Idempotency-Key", idempotencyKey(deed)));
    }

    Answer put(String path, Optional<String> token, Object body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(text(body))));
    }

    /** Sends bytes as they are. */
    Answer upload(String path, Optional<String> token, String type, byte[] bytes) {
        return send(request(path, token).header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpRequest.Builder posting(String path, Optional<String> token, Object body) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(body)));
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path, Optional<String> token) {
        var request = HttpRequest.newBuilder(URI.create(addressOf.apply(path) + path))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var response = exchange(request);
            if (!LATER.contains(response.statusCode()) || System.nanoTime() > deadline) {
                return new Answer(response.statusCode(), json(response.body()));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(pause(response)));
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Trouble(request.method() + " " + request.uri() + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private static long pause(HttpResponse<String> response) {
        var seconds = response.headers().firstValue("Retry-After").orElse("1");
        return seconds.matches("\\d{1,9}") ? Math.min(Long.parseLong(seconds), LONGEST_PAUSE_SECONDS) : 1;
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
