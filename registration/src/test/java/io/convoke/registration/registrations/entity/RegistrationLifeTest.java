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

    @Test
    void whoHasASeatComesOrNotAndEitherCanBeCorrected() {
        var registration = seated();
        assertThat(registration.checkIn(THEN.plusSeconds(5), NOW)).isTrue();
        assertThat(registration.status()).isEqualTo(RegistrationStatus.CHECKED_IN);
        assertThat(registration.checkedInAt()).contains(THEN.plusSeconds(5));
        assertThat(registration.changedAt()).isEqualTo(NOW);
        assertThat(registration.canBeCancelled()).isFalse();
        assertThat(registration.hasSeat()).isTrue();
        assertThat(registration.checkIn(NOW, NOW.plusSeconds(1))).isFalse();
        assertThat(registration.checkedInAt()).contains(THEN.plusSeconds(5));

        assertThat(registration.undoCheckIn(NOW)).isTrue();
        assertThat(registration.status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(registration.checkedInAt()).isEmpty();
        assertThat(registration.undoCheckIn(NOW)).isFalse();

        assertThat(registration.miss(NOW)).isTrue();
        assertThat(registration.miss(NOW)).isFalse();
        assertThat(registration.status()).isEqualTo(RegistrationStatus.NO_SHOW);
        assertThat(registration.hasSeat()).isTrue();
        assertThat(registration.checkIn(NOW, NOW)).isTrue();
        assertThat(registration.miss(NOW)).isTrue();
        assertThat(registration.checkedInAt()).isEmpty();
    }

    @Test
    void whoHasNoSeatNeitherComesNorStaysAway() {
        var waiting = waiting();
        assertThatThrownBy(() -> waiting.checkIn(NOW, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> waiting.miss(NOW)).isInstanceOf(IllegalStateException.class);
        var cancelled = seated();
        cancelled.cancel(NOW);
        assertThatThrownBy(() -> cancelled.checkIn(NOW, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cancelled.miss(NOW)).isInstanceOf(IllegalStateException.class);
    }

    private static Registration seated() {
        return Registration.registered(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ann", THEN);
    }

    private static Registration waiting() {
        return Registration.waitlisted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ann", THEN);
    }
}
