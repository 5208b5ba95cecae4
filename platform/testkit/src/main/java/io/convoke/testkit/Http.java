package io.convoke.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A thin HTTP client for one base address: every answer comes back as it is, no status is an exception. Immutable; each
 * {@code as} and {@code with} gives another client.
 */
public final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final Map<String, String> headers;
    private final Optional<AnswerContract> contract;
    private final Duration patience;

    private Http(String base, Map<String, String> headers, Optional<AnswerContract> contract, Duration patience) {
        this.base = base;
        this.headers = headers;
        this.contract = contract;
        this.patience = patience;
    }

    /** A client whose paths are put behind this address. */
    public static Http at(URI base) {
        return new Http(
                base.toString().replaceAll("/$", ""),
                Map.of("Accept", "application/json, application/problem+json"),
                Optional.empty(),
                TIMEOUT);
    }

    /** The same for a service whose answers must be as its committed OpenAPI document says; see {@link AnswerContract}. */
    static Http at(URI base, String service) {
        var plain = at(base);
        return new Http(plain.base, plain.headers, AnswerContract.of(service), TIMEOUT);
    }

    /** The same with this access token. */
    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with this header, in the place of an earlier one of the same name. */
    public Http with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Http(base, more, contract, patience);
    }

    /** The same without this header. */
    public Http without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Http(base, fewer, contract, patience);
    }

    /** The same that waits so long for an answer, in the place of 30 s; none by then is an {@link UncheckedIOException}. */
    public Http within(Duration longest) {
        return new Http(base, headers, contract, longest);
    }

    public Answer get(String path) {
        return exchange(request(path).GET());
    }

    public Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    /** Sends JSON; a String is sent as it stands, anything else by Jackson. */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", body);
    }

    /** A POST without a body. */
    public Answer post(String path) {
        return exchange(request(path).POST(BodyPublishers.noBody()));
    }

    /** Sends JSON; a String is sent as it stands, anything else by Jackson. */
    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", body);
    }

    /**
     * Sends anything.
     *
     * @param body bytes and strings as they stand, anything else as JSON by Jackson
     */
    public Answer send(String method, String path, String contentType, Object body) {
        var publisher = BodyPublishers.ofByteArray(bytes(body));
        return exchange(request(path).header("Content-Type", contentType).method(method, publisher));
    }

    /** Sends a request without body and content type. */
    public Answer send(String method, String path) {
        return exchange(request(path).method(method, BodyPublishers.noBody()));
    }

    public URI uri(String path) {
        return URI.create(base + ("/".equals(path) ? "" : path));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(patience);
        headers.forEach(request::header);
        return request;
    }

    private static byte[] bytes(Object body) {
        if (body instanceof byte[] raw) {
            return raw;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer exchange(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = CLIENT.send(request, BodyHandlers.ofByteArray());
            var answer = new Answer(
                    request.method() + " " + request.uri(),
                    response.statusCode(),
                    response.headers().map(),
                    response.body());
            contract.ifPresent(document -> document.check(request.method(), request.uri(), answer));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
