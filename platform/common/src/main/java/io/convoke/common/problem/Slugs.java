package io.convoke.common.problem;

import java.util.Locale;

/** Names of problem enums as they stand in a problem's type. */
public final class Slugs {
    private Slugs() {}

    /** {@code EVENT_UNKNOWN} becomes {@code event-unknown}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
