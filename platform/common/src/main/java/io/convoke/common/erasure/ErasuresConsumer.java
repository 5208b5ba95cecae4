package io.convoke.common.erasure;

import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Listens for erased accounts in every service, under the consumer name {@code <service>-erasures}. */
@ApplicationScoped
public class ErasuresConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    Erasure erasure;

    @Inject
    @ConfigProperty(name = "convoke.service.name")
    String service;

    @Incoming("erasures")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle(service + "-erasures", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (event.type().equals("erased")) {
            erasure.forget(event.as(AccountErased.class));
        }
    }
}
