package io.convoke.event.ratings.entity;

import java.util.Optional;

/** How many reviews give an event each rating, as reviews last told. */
public record Rating(int ones, int twos, int threes, int fours, int fives) {
    /** Nobody has reviewed it, as far as is known. */
    public static final Rating NONE = new Rating(0, 0, 0, 0, 0);

    /** How many reviews there are. */
    public int count() {
        return ones + twos + threes + fours + fives;
    }

    /** The mean rating, 1..5, not rounded; empty without reviews. */
    public Optional<Double> average() {
        var sum = ones + 2L * twos + 3L * threes + 4L * fours + 5L * fives;
        return count() == 0 ? Optional.empty() : Optional.of((double) sum / count());
    }
}
