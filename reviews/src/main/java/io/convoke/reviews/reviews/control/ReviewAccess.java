package io.convoke.reviews.reviews.control;

import io.convoke.common.erasure.ErasedAccounts;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.reviews.entity.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import java.util.function.Predicate;

/** Who may do what with a review. A hidden one does not exist for anybody but its author and admins. */
@ApplicationScoped
public class ReviewAccess {
    @Inject
    ErasedAccounts erased;

    @Inject
    ReviewedEvents events;

    @Inject
    ReviewStore store;

    /**
     * A review that the reader may see.
     *
     * @param insider whether a person sees it though it is hidden
     * @throws DomainException 404 {@code review-unknown}
     */
    @Transactional(TxType.MANDATORY)
    public Review visible(UUID id, Predicate<Review> insider) {
        return store.find(id)
                .filter(review -> !review.isHidden() || insider.test(review))
                .orElseThrow(() -> unknown(id));
    }

    /**
     * A review that its author is about to change, locked.
     *
     * @throws DomainException 404 {@code review-unknown}, 403 to all but the author
     */
    @Transactional(TxType.MANDATORY)
    public LockedReview toEdit(UUID id, UUID caller) {
        var locked = locked(id, caller);
        if (locked.review().userId().equals(caller)) {
            return locked;
        }
        throw refusal(locked.review(), "Only its author changes a review");
    }

    /**
     * A review that those who speak for the event are about to answer, locked.
     *
     * @throws DomainException 404 {@code review-unknown}, 403 to all but the event's organiser and editors
     */
    @Transactional(TxType.MANDATORY)
    public LockedReview toAnswer(UUID id, UUID caller) {
        var locked = locked(id, caller);
        if (locked.review().isHidden() || !locked.place().event().isWrittenBy(caller)) {
            throw refusal(locked.review(), "Only the event's organiser and editors answer");
        }
        return locked;
    }

    /**
     * A review that an admin is about to hide or to show, locked.
     *
     * @throws DomainException 404 {@code review-unknown}
     */
    @Transactional(TxType.MANDATORY)
    public LockedReview toModerate(UUID id, UUID admin) {
        return locked(id, admin);
    }

    /**
     * A review of somebody else that the caller votes on or reports; it is not deleted before the transaction ends.
     *
     * @throws DomainException 404 {@code review-unknown}, 403 to its author
     */
    @Transactional(TxType.MANDATORY)
    public Review toJudge(UUID id, UUID caller) {
        erased.refuseErased(caller);
        var review = store.hold(id).orElseThrow(() -> unknown(id));
        if (review.userId().equals(caller)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Others judge a review, not its author");
        }
        if (review.isHidden()) {
            throw unknown(id);
        }
        return review;
    }

    /** Refuses somebody without a right, who learns nothing of a hidden review. */
    private static DomainException refusal(Review review, String detail) {
        return review.isHidden() ? unknown(review.id()) : new DomainException(CommonProblem.FORBIDDEN, detail);
    }

    private LockedReview locked(UUID id, UUID caller) {
        erased.refuseErased(caller);
        var place = store.eventOf(id).flatMap(events::lock).orElseThrow(() -> unknown(id));
        return new LockedReview(place, store.find(id).orElseThrow(() -> unknown(id)));
    }

    private static DomainException unknown(UUID id) {
        return new DomainException(ReviewError.REVIEW_UNKNOWN, "There is no review " + id);
    }
}
