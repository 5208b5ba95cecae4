package io.convoke.reviews.reviews.control;

import io.convoke.reviews.reviews.entity.Review;

/** A review that is about to change, with its event; nobody else changes it until the transaction ends. */
public record LockedReview(ReviewedEvent place, Review review) {}
