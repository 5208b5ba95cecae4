package io.convoke.common.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.convoke.common.tls.TrustedAuthorities;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The few calls to Vault's HTTP interface that reading secrets needs, each bounded in time. OpenBao answers alike. */
final class VaultClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param timeout for one exchange, from connecting to the last byte of the answer
     * @param caCertificate a PEM file with the authorities to trust instead of the JDK's
     * @throws IllegalArgumentException when the certificate file cannot be used
     */
    VaultClient(URI address, Duration timeout, Optional<Path> caCertificate) {
        this.address = address;
        this.timeout = timeout;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                // A standby node may point to the active one; never from https to http.
                .followRedirects(HttpClient.Redirect.NORMAL);
        caCertificate.map(TrustedAuthorities::of).ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** A token, by the authentication method mounted at {@code path}. */
    VaultToken login(String path, Map<String, String> credentials, long now)
            throws SecretsUnavailableException, InterruptedException {
        var request = request(path)
                .POST(BodyPublishers.ofString(JSON.valueToTree(credentials).toString()));
        return token(expectOk(path, send(request)).path("auth"), now);
    }

    /** What Vault knows about a token that was obtained elsewhere. */
    VaultToken lookUp(String token, long now) throws SecretsUnavailableException, InterruptedException {
        var path = "auth/token/lookup-self";
        var data = expectOk(path, send(request(path).header("X-Vault-Token", token)))
                .path("data");
        var lease = Duration.ofSeconds(data.path("ttl").asLong());
        return new VaultToken(token, lease, data.path("renewable").asBoolean(), now);
    }

    /** The same token with a new lease, which the role's longest life may have shortened. */
    VaultToken renew(VaultToken token, long now) throws SecretsUnavailableException, InterruptedException {
        var path = "auth/token/renew-self";
        var request = request(path).header("X-Vault-Token", token.value()).POST(BodyPublishers.ofString("{}"));
        return token(expectOk(path, send(request)).path("auth"), now);
    }

    /** The fields of a KV version 2 secret; empty when there is none. */
    Map<String, String> readSecret(String mount, String name, VaultToken token)
            throws SecretsUnavailableException, InterruptedException {
        var path = mount + "/data/" + name;
        var answer = send(request(path).header("X-Vault-Token", token.value()));
        // A secret that was never written or was deleted is a 404 without errors; a mount that is missing names its
        // error.
        if (answer.statusCode() == 404 && errors(answer).isEmpty()) {
            return Map.of();
        }
        var fields = new LinkedHashMap<String, String>();
        expectOk(path, answer).path("data").path("data").properties().forEach(field -> {
            var value = field.getValue();
            fields.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
        });
        return fields;
    }

    URI address() {
        return address;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .timeout(timeout)
                .header("X-Vault-Request", "true");
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws SecretsUnavailableException, InterruptedException {
        // The request's own timeout ends with the headers; waiting on the future bounds the body too.
        var answer = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw SecretsUnavailableException.passing("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw SecretsUnavailableException.passing(reason(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private String reason(Throwable cause) {
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return "nobody answers at that address";
        }
        if (cause instanceof SSLException) {
            return "no trusted TLS connection (" + cause.getMessage() + ")";
        }
        return cause instanceof IOException
                ? "the connection broke"
                : cause.getClass().getSimpleName();
    }

    private static JsonNode expectOk(String path, HttpResponse<String> answer) throws SecretsUnavailableException {
        var status = answer.statusCode();
        if (status == 200) {
            return json(answer);
        }
        var message = path + " answered " + status
                + errors(answer).map(text -> ": " + text).orElse("");
        throw switch (status) {
            case 400, 401, 403 -> SecretsUnavailableException.refused(message);
            case 404, 405 -> SecretsUnavailableException.lasting(message);
            default -> SecretsUnavailableException.passing(message);
        };
    }

    private static VaultToken token(JsonNode auth, long now) throws SecretsUnavailableException {
        var value = auth.path("client_token").asText();
        if (value.isEmpty()) {
            throw SecretsUnavailableException.lasting("the login answered without a token");
        }
        var lease = Duration.ofSeconds(auth.path("lease_duration").asLong());
        return new VaultToken(value, lease, auth.path("renewable").asBoolean(), now);
    }

    /** Vault's own words for what went wrong. They describe the request and hold no values. */
    private static Optional<String> errors(HttpResponse<String> answer) throws SecretsUnavailableException {
        var text = new StringBuilder();
        for (var error : parse(answer.body()).path("errors")) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(error.asText().strip().replaceAll("\\s+", " "));
        }
        if (text.length() > 200) {
            text.setLength(200);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws SecretsUnavailableException {
        var json = parse(answer.body());
        if (json.isMissingNode()) {
            throw SecretsUnavailableException.passing("the answer is not Vault's: is something else at that address?");
        }
        return json;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Its message would quote the body, which may hold secrets.
            return MissingNode.getInstance();
        }
    }
}
