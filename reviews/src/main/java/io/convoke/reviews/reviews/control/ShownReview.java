package io.convoke.reviews.reviews.control;

import io.convoke.reviews.reviews.entity.Review;

/**
 * A review with what stands beside it.
 *
 * @param helpful how many found it helpful
 */
public record ShownReview(Review review, String eventName, long helpful) {}
