package io.convoke.auth.sessions.boundary;

import io.convoke.auth.sessions.entity.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place where the caller is logged in.
 *
 * @param userAgent as the client named itself
 * @param current whether the request came from this session
 */
@Schema(name = "Session")
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,

        @Schema(examples = "Mozilla/5.0 (X11; Linux x86_64)")
        Optional<String> userAgent,

        boolean current) {

    static SessionView of(Session session, Optional<UUID> current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.userAgent(),
                Optional.of(session.id()).equals(current));
    }
}
