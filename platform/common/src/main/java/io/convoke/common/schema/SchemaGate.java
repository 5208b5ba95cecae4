package io.convoke.common.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Holds requests, consumers, the relay and periodic work back until the schema is migrated. */
@ApplicationScoped
public class SchemaGate {
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private volatile String obstacle = "migrations have not finished yet";

    /** Whether the schema is there. */
    public boolean isOpen() {
        return opened.isDone();
    }

    /** Completes when the schema is there; never fails. */
    public CompletionStage<Void> whenOpen() {
        return opened.minimalCompletionStage();
    }

    /** Why it is still closed, for the readiness check. */
    public Optional<String> obstacle() {
        return isOpen() ? Optional.empty() : Optional.of(obstacle);
    }

    void open() {
        opened.complete(null);
    }

    void hold(String reason) {
        obstacle = reason;
    }
}
