package io.convoke.notification.preferences.boundary;

import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.preferences.entity.Switch;
import io.convoke.notification.preferences.entity.Wishes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this service reads of the events on {@code profiles}; each type fills its part. */
record ProfileEvent(
        UUID userId,
        Long version,
        String locale,
        String timeZone,
        Boolean notificationsEnabled,
        Map<String, Map<String, Boolean>> channels,
        Hours quietHours,
        Long chatId,
        String reason,
        Instant at) {

    record Hours(LocalTime from, LocalTime to) {}

    /**
     * The wishes.
     *
     * @throws IllegalArgumentException when something is missing or malformed
     */
    Wishes wishes() {
        return new Wishes(
                needed(userId, "userId"),
                needed(version, "version"),
                needed(notificationsEnabled, "notificationsEnabled"),
                channels == null
                        ? Set.of()
                        : channels.entrySet().stream()
                                .flatMap(channel -> off(channel.getKey(), channel.getValue()))
                                .collect(Collectors.toSet()),
                Optional.ofNullable(quietHours)
                        .map(hours -> new Wishes.Hours(
                                needed(hours.from(), "quietHours.from"), needed(hours.to(), "quietHours.to"))),
                zone(),
                needed(at, "at"));
    }

    /** Channels that this release does not know are none of its business. */
    private static java.util.stream.Stream<Switch> off(String channel, Map<String, Boolean> kinds) {
        return Channel.of(channel).stream()
                .flatMap(known -> kinds.entrySet().stream()
                        .filter(kind -> Boolean.FALSE.equals(kind.getValue()))
                        .map(kind -> new Switch(known, kind.getKey())));
    }

    ZoneId zone() {
        try {
            return ZoneId.of(needed(timeZone, "timeZone"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the event's timeZone is unknown", e);
        }
    }

    /**
     * A field that the event's type must have.
     *
     * @throws IllegalArgumentException when it is missing
     */
    static <T> T needed(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the event lacks " + name);
        }
        return value;
    }
}
