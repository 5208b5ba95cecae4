package io.convoke.reviews.reviews.control;

import io.convoke.common.events.Outbox;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/**
 * Tells others what became of a review, with the summaries after it. Both summaries are locked, so the order of telling is the
 * order of changes, and their versions have no gap.
 */
@ApplicationScoped
public class ReviewNews {
    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Transactional(TxType.MANDATORY)
    public void posted(ReviewedEvent place, Review review) {
        place.countChange();
        outbox.append(ReviewPosted.of(place, review, clock.instant()));
    }

    @Transactional(TxType.MANDATORY)
    public void changed(ReviewedEvent place, Review review) {
        place.countChange();
        outbox.append(ReviewChanged.of(place, review, clock.instant()));
    }

    @Transactional(TxType.MANDATORY)
    public void removed(ReviewedEvent place, Review review) {
        place.countChange();
        outbox.append(ReviewRemoved.of(place, review, clock.instant()));
    }
}
