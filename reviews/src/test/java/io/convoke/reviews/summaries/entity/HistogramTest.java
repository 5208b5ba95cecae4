package io.convoke.reviews.summaries.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void withoutRatingsThereIsNoAverage() {
        assertThat(Histogram.EMPTY.count()).isZero();
        assertThat(Histogram.EMPTY.average()).isEmpty();
    }

    @Test
    void theAverageIsTheMeanNotRounded() {
        var ratings = Histogram.of(5).plus(Histogram.of(4)).plus(Histogram.of(4));
        assertThat(ratings.count()).isEqualTo(3);
        assertThat(ratings.average()).hasValue(13.0 / 3);
        assertThat(ratings).isEqualTo(new Histogram(0, 0, 0, 2, 1));
    }

    @Test
    void whatIsTakenOutWasThere() {
        assertThat(Histogram.of(3).minus(Histogram.of(3))).isEqualTo(Histogram.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(3).minus(Histogram.of(2)));
    }

    @Test
    void ratingsGoFromOneToFive() {
        for (int rating = 1; rating <= 5; rating++) {
            assertThat(Histogram.of(rating).average()).hasValue(rating);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(6));
    }
}
