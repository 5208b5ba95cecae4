package io.convoke.reviews.reviews.control;

import java.util.Optional;

/** The orders of a list of reviews. */
public enum ReviewOrder {
    /** The latest posted first. */
    NEWEST("newest"),
    /** The best rating first; among equal ones the latest. */
    RATING("rating");

    private final String text;

    ReviewOrder(String text) {
        this.text = text;
    }

    /** The value of the parameter {@code sort}. */
    public String text() {
        return text;
    }

    /** How many sort keys it has. */
    public int keys() {
        return this == NEWEST ? 2 : 3;
    }

    /** The order of that name. */
    public static Optional<ReviewOrder> of(String text) {
        for (var order : values()) {
            if (order.text.equals(text)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
