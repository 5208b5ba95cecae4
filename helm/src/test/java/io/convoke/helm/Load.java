package io.convoke.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who use every service again and again, each with connections of their own, and notice every failure. */
final class Load implements AutoCloseable {
    private static final int PEOPLE = 3;
    /** Between two rounds of a person; without it two cores would have no time to start another server. */
    private static final long PAUSE_MILLIS = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PICTURE = java.util.Base64.getDecoder()
            .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mPQiFpAEmIY1TCqYfhqAAC1BSIQbI06FgAAAABJRU5ErkJggg==");

    private final LocalGateway gateway;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(PEOPLE);
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Begins at once. */
    Load(LocalGateway gateway) {
        this.gateway = gateway;
        for (var number = 0; number < PEOPLE; number++) {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var token = Bench.current().tokens().of(Person.user("roller"));
            threads.scheduleWithFixedDelay(() -> use(client, token), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** How many requests were answered so far, by method and service. */
    Map<String, Integer> answers() {
        var counted = new TreeMap<String, Integer>();
        answers.forEach((what, count) -> counted.put(what, count.get()));
        return counted;
    }

    int total() {
        return answers.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Requests that had no answer, or that of a server that could not. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The ids of all events whose creation was acknowledged. */
    List<String> events() {
        return List.copyOf(events);
    }

    private void use(HttpClient client, String token) {
        var start = Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        var event = json(Map.of(
                "name",
                "Rolling on " + UUID.randomUUID(),
                "start",
                start.toString(),
                "end",
                start.plus(1, ChronoUnit.HOURS).toString(),
                "timeZone",
                "Europe/Moscow",
                "maxParticipants",
                5));
        var created = send(client, token, "POST", "/events", "application/json", event);
        if (created.isEmpty()) {
            return;
        }
        var id = read(created);
        events.add(id);
        send(client, token, "GET", "/events/" + id, "", new byte[0]);
        send(client, token, "POST", "/registrations", "application/json", json(Map.of("eventId", id)));
        send(client, token, "GET", "/chats?eventId=" + id, "", new byte[0]);
        send(client, token, "GET", "/reviews?eventId=" + id, "", new byte[0]);
        send(client, token, "GET", "/users/me", "", new byte[0]);
        send(client, token, "GET", "/notifications", "", new byte[0]);
        send(client, token, "PUT", "/media/avatars/me", "image/png", PICTURE);
        send(client, token, "GET", "/auth/jwks.json", "", new byte[0]);
    }

    /** Returns the body of a success, empty otherwise. */
    private String send(HttpClient client, String token, String method, String path, String type, byte[] body) {
        var what = method + " " + path.split("[/?]")[1];
        var request = HttpRequest.newBuilder(gateway.uri("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
                failures.add(what + ": " + answer.statusCode() + " " + answer.body());
            } else {
                answers.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
            }
            return answer.statusCode() < 300 ? answer.body() : "";
        } catch (IOException e) {
            failures.add(what + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String created) {
        try {
            return JSON.readTree(created).get("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets what runs end, and begins nothing more. */
    void end() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("requests still run");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
