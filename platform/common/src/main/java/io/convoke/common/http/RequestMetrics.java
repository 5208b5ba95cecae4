package io.convoke.common.http;

import io.convoke.common.metrics.Metrics;
import io.convoke.common.metrics.Stopwatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How long requests take, by the hundreds of their status. Of a stream it is the time until its first bytes. */
@ApplicationScoped
public class RequestMetrics {
    private static final int HUNDREDS = 100;

    @Inject
    Metrics metrics;

    private List<Stopwatch> byHundreds = List.of();

    void start(@Observes Startup event) {
        byHundreds = IntStream.rangeClosed(1, 5)
                .mapToObj(hundreds -> metrics.stopwatch(
                        "convoke_http_requests",
                        "How long requests take, by the hundreds of their status",
                        "status",
                        hundreds + "xx"))
                .toList();
    }

    /** A request was answered. */
    void answered(int status, Duration duration) {
        var hundreds = status / HUNDREDS;
        if (hundreds >= 1 && hundreds <= byHundreds.size()) {
            byHundreds.get(hundreds - 1).took(duration);
        }
    }
}
