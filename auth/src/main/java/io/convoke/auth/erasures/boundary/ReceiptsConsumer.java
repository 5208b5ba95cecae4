package io.convoke.auth.erasures.boundary;

import io.convoke.auth.erasures.control.ErasureDesk;
import io.convoke.common.events.IncomingEvent;
import io.convoke.common.events.MessageGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Collects the receipts of all services, auth's own among them. */
@ApplicationScoped
public class ReceiptsConsumer {
    @Inject
    MessageGuard guard;

    @Inject
    ErasureDesk desk;

    /** Applies one record. */
    @Incoming("receipts")
    public CompletionStage<Void> on(Message<String> message) {
        return guard.handle("auth-receipts", message, this::apply);
    }

    private void apply(IncomingEvent event) {
        if (event.type().equals("completed")) {
            var receipt = event.as(ReceiptRecord.class);
            desk.receive(receipt.erasureId(), receipt.service(), receipt.at());
        }
    }
}
