package io.convoke.reviews.reviews.control;

import java.util.UUID;

/**
 * Whose reviews are listed.
 *
 * @param of what the id is
 */
public record ReviewScope(Of of, UUID id) {
    /** An event or an organiser. */
    public enum Of {
        EVENT("eventId"),
        ORGANISER("organiserId");

        /** The attribute of a review. */
        private final String attribute;

        Of(String attribute) {
            this.attribute = attribute;
        }
    }

    String attribute() {
        return of.attribute;
    }
}
