package io.convoke.event.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatCountTest {
    @Test
    void whatIsFreeIsNeverNegative() {
        assertThat(new SeatCount(10, 3, 0, Optional.empty()).free()).isEqualTo(7);
        assertThat(new SeatCount(5, 8, 0, Optional.empty()).free()).isZero();
    }

    @Test
    void waitingIsUseToo() {
        assertThat(SeatCount.untouched(5).isUsed()).isFalse();
        assertThat(new SeatCount(5, 0, 1, Optional.empty()).isUsed()).isTrue();
    }
}
