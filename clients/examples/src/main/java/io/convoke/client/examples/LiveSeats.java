package io.convoke.client.examples;

import io.convoke.client.model.Seats;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;

/** Listens to an event's seats. */
public final class LiveSeats {
    private static final Jsonb JSON = JsonbBuilder.create();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    public LiveSeats(URI address) {
        this.address = address;
    }

    // snippet: stream
    /**
     * Hears of every change, the present state first. Returns when the stream ends, as it does after some minutes: call again.
     * By the JDK's client: others read a stream to its end when they are asked to close it.
     *
     * @param listener false to hear no more
     */
    public void listen(UUID event, Predicate<Seats> listener) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/events/" + event + "/seats/stream"))
                .header("Accept", "text/event-stream")
                .build();
        try (var lines = reader(http.send(request, BodyHandlers.ofInputStream()).body())) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // Lines beginning with a colon keep the connection alive; event: and id: are not needed here.
                if (line.startsWith("data:") && !listener.test(JSON.fromJson(line.substring(5), Seats.class))) {
                    return;
                }
            }
        }
    }
    // end

    private static BufferedReader reader(InputStream bytes) {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
