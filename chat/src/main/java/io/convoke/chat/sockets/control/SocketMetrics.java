package io.convoke.chat.sockets.control;

import io.convoke.common.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** How many people are connected to this instance. */
@ApplicationScoped
public class SocketMetrics {
    @Inject
    Metrics metrics;

    @Inject
    LiveChat live;

    void start(@Observes Startup event) {
        metrics.gauge(
                "convoke_chat_sockets",
                "Open sockets",
                "",
                () -> live.connections().size());
    }
}
