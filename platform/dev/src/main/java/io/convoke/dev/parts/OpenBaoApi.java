package io.convoke.dev.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls to a Vault server's HTTP interface as whoever a token stands for. Answers may hold secrets; failures do not. */
public final class OpenBaoApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** @param token may be empty for calls that need none */
    public OpenBaoApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** A status, and the body as JSON, which is missing where there is none. */
    public record Answer(int status, JsonNode body) {

        public boolean ok() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return status + " " + body.path("errors");
        }
    }

    /** @throws PartFailure when there is no answer at all */
    public Answer get(String path) {
        return send(path, request(path));
    }

    /** @throws PartFailure when there is no answer at all */
    public Answer post(String path, Map<String, ?> body) {
        return send(
                path,
                request(path)
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    /** Posts, and takes no other answer than success. */
    public JsonNode change(String path, Map<String, ?> body) {
        var answer = post(path, body);
        if (!answer.ok()) {
            throw new PartFailure("openbao", path + " answered " + answer);
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve("/v1/" + path)).timeout(TIMEOUT);
        return token.isEmpty() ? request : request.header("X-Vault-Token", token);
    }

    private Answer send(String path, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new PartFailure(
                    "openbao", path + " got no answer (" + e.getClass().getSimpleName() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("openbao", "interrupted", e);
        }
    }
}
