package io.convoke.common.secrets;

import java.time.Duration;

/**
 * A token that Vault gave, and for how long.
 *
 * @param value the token itself
 * @param lease how long it lives from {@code obtainedAt}; zero when it never ends
 * @param renewable whether Vault prolongs it when asked
 * @param obtainedAt when it was given, in nanoseconds of the clock that its holder uses
 */
record VaultToken(String value, Duration lease, boolean renewable, long obtainedAt) {

    /** Two thirds of the lease: late enough to spare requests, early enough to try again. */
    Duration untilRenewal(long now) {
        return neverEnds()
                ? Duration.ofDays(1)
                : lease.multipliedBy(2).dividedBy(3).minusNanos(now - obtainedAt);
    }

    boolean isRenewalDue(long now) {
        var left = untilRenewal(now);
        return left.isZero() || left.isNegative();
    }

    boolean isOver(long now) {
        return !neverEnds() && lease.minusNanos(now - obtainedAt).isNegative();
    }

    private boolean neverEnds() {
        return lease.isZero();
    }

    @Override
    public String toString() {
        return "token for " + lease;
    }
}
