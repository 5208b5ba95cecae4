package io.convoke.reviews.summaries.entity;

import jakarta.persistence.Embeddable;
import java.util.OptionalDouble;

/** How many ratings there are of each kind. A value: it never changes. */
@Embeddable
public record Histogram(int ones, int twos, int threes, int fours, int fives) {
    /** No ratings. */
    public static final Histogram EMPTY = new Histogram(0, 0, 0, 0, 0);

    /** Refuses negative counts: what was never counted cannot be taken away. */
    public Histogram {
        if (Math.min(Math.min(Math.min(ones, twos), Math.min(threes, fours)), fives) < 0) {
            throw new IllegalArgumentException("There cannot be fewer than no ratings");
        }
    }

    /** One rating, 1..5. */
    public static Histogram of(int rating) {
        return switch (rating) {
            case 1 -> new Histogram(1, 0, 0, 0, 0);
            case 2 -> new Histogram(0, 1, 0, 0, 0);
            case 3 -> new Histogram(0, 0, 1, 0, 0);
            case 4 -> new Histogram(0, 0, 0, 1, 0);
            case 5 -> new Histogram(0, 0, 0, 0, 1);
            default -> throw new IllegalArgumentException("rating " + rating);
        };
    }

    /** All of both. */
    public Histogram plus(Histogram other) {
        return new Histogram(
                ones + other.ones, twos + other.twos, threes + other.threes, fours + other.fours, fives + other.fives);
    }

    /**
     * What is left without the others.
     *
     * @throws IllegalArgumentException when they are not among these
     */
    public Histogram minus(Histogram other) {
        return new Histogram(
                ones - other.ones, twos - other.twos, threes - other.threes, fours - other.fours, fives - other.fives);
    }

    /** How many ratings there are. */
    public int count() {
        return ones + twos + threes + fours + fives;
    }

    /** The mean rating, 1..5, not rounded; empty without ratings. */
    public OptionalDouble average() {
        var sum = ones + 2L * twos + 3L * threes + 4L * fours + 5L * fives;
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count());
    }
}
