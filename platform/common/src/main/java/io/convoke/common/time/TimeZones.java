package io.convoke.common.time;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/** The time zones that people may name. */
public final class TimeZones {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> !zone.startsWith("SystemV/")) // the JDK's own, not IANA's
            .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    /** Whether it is an id of the IANA database; offsets such as {@code +03:00} are none, since they know no summer time. */
    public static boolean isKnown(String zone) {
        return KNOWN.contains(zone);
    }
}
