package io.convoke.client.examples;

import io.convoke.client.api.SeatsApi;
import io.convoke.client.model.Seats;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;

/** Listens to an event's seats. */
public final class LiveSeats {
    private static final Jsonb JSON = JsonbBuilder.create();

    private final SeatsApi seats;

    public LiveSeats(Convoke anybody) {
        this.seats = anybody.api(SeatsApi.class);
    }

    // snippet: stream
    /**
     * Hears of every change, the present state first. Returns when the stream ends, as it does after some minutes: call again.
     *
     * @param listener false to hear no more
     */
    public void listen(UUID event, Predicate<Seats> listener) throws Exception {
        try (var answer = seats.streamSeatsResponse(event);
                var lines = reader(answer.readEntity(InputStream.class))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // Lines beginning with a colon keep the connection alive; event: and id: are not needed here.
                if (line.startsWith("data:") && !listener.test(JSON.fromJson(line.substring(5), Seats.class))) {
                    return;
                }
            }
        }
    }
    // end

    private static BufferedReader reader(InputStream bytes) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
