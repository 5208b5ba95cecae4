package io.convoke.reviews.reviews.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final Instant NOW = Instant.parse("2027-01-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Person OLGA = new Person(new UUID(0, 2), "olga");

    private final Review review = new Review(
            new UUID(0, 7),
            new UUID(0, 8),
            OLGA.id(),
            new Person(new UUID(0, 1), "ann"),
            new Opinion(5, Optional.of("Good")),
            NOW);

    @Test
    void theSameOpinionChangesNothing() {
        assertThat(review.edit(new Opinion(5, Optional.of("Good")), LATER)).isFalse();
        assertThat(review.version()).isEqualTo(1);
        assertThat(review.updatedAt()).isEqualTo(NOW);
        assertThat(review.edit(new Opinion(5, Optional.empty()), LATER)).isTrue();
        assertThat(review.version()).isEqualTo(2);
        assertThat(review.comment()).isEmpty();
        assertThat(review.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void thereIsOneAnswerWhichCanChange() {
        assertThat(review.answer("Thanks", OLGA, NOW)).isTrue();
        assertThat(review.reply()).contains(new Reply("Thanks", OLGA.id(), "olga", NOW, null));
        assertThat(review.answer("Thanks", OLGA, LATER)).isFalse();
        assertThat(review.answer("Thank you", OLGA, LATER)).isTrue();
        assertThat(review.reply()).contains(new Reply("Thank you", OLGA.id(), "olga", NOW, LATER));
        assertThat(review.withdrawAnswer()).isTrue();
        assertThat(review.withdrawAnswer()).isFalse();
        assertThat(review.version()).isEqualTo(4);
        assertThat(review.updatedAt()).as("its author changed nothing").isEqualTo(NOW);
    }

    @Test
    void itIsHiddenOnceAndShownOnce() {
        assertThatIllegalStateException().isThrownBy(review::unhide);
        review.hide("rude", LATER);
        assertThat(review.hiding()).contains(new Hiding("rude", LATER));
        assertThatIllegalStateException().isThrownBy(() -> review.hide("rude", LATER));
        review.unhide();
        assertThat(review.isHidden()).isFalse();
        assertThat(review.version()).isEqualTo(3);
    }

    @Test
    void opinionsRateFromOneToFive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Opinion(0, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Opinion(6, Optional.empty()));
    }
}
