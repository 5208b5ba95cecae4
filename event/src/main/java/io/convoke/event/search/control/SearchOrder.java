package io.convoke.event.search.control;

import java.util.Optional;

/** The orders of a search. */
public enum SearchOrder {
    /** Earliest first. */
    START("start"),
    /** Latest first. */
    START_DESCENDING("-start"),
    /** Nearest first; needs a point. */
    DISTANCE("distance"),
    /** Best match first; needs a text. */
    RELEVANCE("relevance");

    private final String text;

    SearchOrder(String text) {
        this.text = text;
    }

    /** The value of the parameter {@code sort}. */
    public String text() {
        return text;
    }

    /** The order of that name. */
    public static Optional<SearchOrder> of(String text) {
        for (var order : values()) {
            if (order.text.equals(text)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
