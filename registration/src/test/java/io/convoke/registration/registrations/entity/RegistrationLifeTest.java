package io.convoke.registration.registrations.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationLifeTest {
    private static final Instant THEN = Instant.parse("2026-11-20T09:30:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    @Test
    void aPromotionKeepsTheTimeOfRegistering() {
        var registration = waiting();
        assertThat(registration.isWaiting()).isTrue();
        registration.promote(NOW);
        assertThat(registration.status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(registration.registrationTime()).isEqualTo(THEN);
        assertThat(registration.changedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> registration.promote(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCancelledOneIsFinal() {
        var registration = waiting();
        registration.cancel(NOW);
        assertThat(registration.canBeCancelled()).isFalse();
        assertThatThrownBy(() -> registration.cancel(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> registration.promote(NOW)).isInstanceOf(IllegalStateException.class);
    }

    private static Registration waiting() {
        return Registration.waitlisted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ann", THEN);
    }
}
