package io.convoke.registration.registrations.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSeatsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final EventSeats seats = new EventSeats(UUID.randomUUID(), 2);

    @Test
    void seatsAreTakenWhileThereAreAny() {
        assertThat(seats.take()).isTrue();
        assertThat(seats.take()).isTrue();
        assertThat(seats.take()).isFalse();
        assertThat(seats.taken()).isEqualTo(2);
        assertThat(seats.free()).isZero();
    }

    @Test
    void nobodyGetsASeatPastThoseWhoWait() {
        seats.take();
        seats.take();
        seats.join();
        seats.release();
        assertThat(seats.take()).isFalse();
        assertThat(seats.promotable()).isEqualTo(1);
        seats.promote(1);
        assertThat(seats.taken()).isEqualTo(2);
        assertThat(seats.waiting()).isZero();
    }

    @Test
    void noMoreArePromotedThanFit() {
        seats.take();
        seats.join();
        seats.join();
        assertThat(seats.promotable()).isEqualTo(1);
        assertThatThrownBy(() -> seats.promote(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNotThereCannotBeGivenBack() {
        assertThatThrownBy(seats::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(seats::leave).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void capacityFollowsTheNewestVersionAndNeverTurnsPeopleAway() {
        assertThat(seats.resize(5, 3)).isTrue();
        assertThat(seats.resize(9, 2)).isFalse();
        assertThat(seats.capacity()).isEqualTo(5);
        seats.take();
        seats.take();
        assertThat(seats.resize(1, 4)).isTrue();
        assertThat(seats.capacity()).isEqualTo(2);
        assertThat(seats.resize(2, 5)).isFalse();
    }

    @Test
    void withdrawnSeatsComeBackOnceTheDeletionCannotHappenAnyMore() {
        seats.withdraw(NOW);
        assertThat(seats.isWithdrawn()).isTrue();
        seats.readmitIfForgotten(NOW.plus(Duration.ofSeconds(60)));
        assertThat(seats.isWithdrawn()).isTrue();
        seats.readmitIfForgotten(NOW.plus(Duration.ofSeconds(61)));
        assertThat(seats.isWithdrawn()).isFalse();
    }
}
