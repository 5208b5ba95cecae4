package io.convoke.auth.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:15:30Z");
    private static final Duration IDLE = Duration.ofDays(30);

    private final Session session = session("curl/8");

    @Test
    void livesOnWhileItIsUsed() {
        session.use(NOW.plus(Duration.ofDays(29)), IDLE);
        assertThat(session.isLive(NOW.plus(Duration.ofDays(58)))).isTrue();
        assertThat(session.isLive(NOW.plus(Duration.ofDays(59)))).isFalse();
    }

    @Test
    void butNotForEver() {
        session.use(NOW.plus(Duration.ofDays(89)), IDLE);
        assertThat(session.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void endsOnce() {
        session.end(EndReason.TOKEN_REUSED, NOW);
        session.end(EndReason.LOGGED_OUT, NOW);
        assertThat(session.endReason()).contains(EndReason.TOKEN_REUSED);
        assertThat(session.isLive(NOW)).isFalse();
    }

    @Test
    void userAgentIsCutAndCleaned() {
        assertThat(session("a\r\nb" + "x".repeat(1000)).userAgent().orElseThrow())
                .startsWith("a  bxx")
                .hasSize(300);
    }

    private static Session session(String userAgent) {
        return new Session(
                UUID.randomUUID(), UUID.randomUUID(), Optional.of(userAgent), NOW, IDLE, Duration.ofDays(90));
    }
}
