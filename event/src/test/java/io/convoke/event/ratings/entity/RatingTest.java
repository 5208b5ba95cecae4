package io.convoke.event.ratings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatingTest {
    @Test
    void theAverageIsTheMeanOfAll() {
        var rating = new Rating(1, 0, 0, 2, 4);
        assertThat(rating.count()).isEqualTo(7);
        assertThat(rating.average()).contains(29.0 / 7);
    }

    @Test
    void withoutReviewsThereIsNoAverage() {
        assertThat(Rating.NONE.count()).isZero();
        assertThat(Rating.NONE.average()).isEmpty();
    }
}
