package io.convoke.reviews.reviews.entity;

import java.util.Optional;

/**
 * What somebody thinks of an event.
 *
 * @param rating 1..5
 * @param comment 1 to 4,000 characters
 */
public record Opinion(int rating, Optional<String> comment) {
    public Opinion {
        if (rating < 1 || rating > 5) {
            throw new IllegalArgumentException("rating " + rating);
        }
    }
}
