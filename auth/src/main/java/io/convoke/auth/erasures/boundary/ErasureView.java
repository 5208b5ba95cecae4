package io.convoke.auth.erasures.boundary;

import io.convoke.auth.erasures.entity.AccountErasure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an erasure is. */
@Schema(name = "Erasure", description = "How far the erasure of an account is; it does not say whose")
public record ErasureView(
        UUID id,
        Instant requestedAt,

        @Schema(description = "When the last service had forgotten; absent while one is waited for")
        Optional<Instant> completedAt,

        List<ReceiptView> receipts,

        @Schema(description = "Services that have not answered yet", examples = "[\"media\"]")
        List<String> waitingFor) {

    /** That a service has forgotten. */
    @Schema(name = "ErasureReceipt", description = "That a service has forgotten the person")
    public record ReceiptView(@Schema(examples = "reviews") String service, Instant at) {}

    static ErasureView of(AccountErasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.requestedAt(),
                erasure.completedAt(),
                erasure.receipts().entrySet().stream()
                        .map(receipt -> new ReceiptView(receipt.getKey(), receipt.getValue()))
                        .toList(),
                erasure.waitingFor());
    }
}
