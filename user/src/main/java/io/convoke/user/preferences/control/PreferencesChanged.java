package io.convoke.user.preferences.control;

import io.convoke.common.events.PublishedEvent;
import io.convoke.user.preferences.entity.Channel;
import io.convoke.user.preferences.entity.Preferences;
import io.convoke.user.preferences.entity.SwitchedOff;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A person's preferences, the whole of them; what is not named is on.
 *
 * @param version counts the changes of the preferences from 1, without gaps
 * @param channels by channel and kind; has those that are off
 * @param timeZone in which the quiet hours are meant
 */
public record PreferencesChanged(
        UUID userId,
        long version,
        boolean notificationsEnabled,
        Map<String, Map<String, Boolean>> channels,
        Optional<Hours> quietHours,
        String timeZone,
        Instant at)
        implements PublishedEvent {

    /** Wall-clock times such as {@code 22:00}. */
    public record Hours(String from, String to) {}

    static PreferencesChanged of(Preferences preferences, String timeZone, Instant now) {
        return new PreferencesChanged(
                preferences.userId(),
                preferences.version(),
                preferences.notificationsEnabled(),
                Arrays.stream(Channel.values())
                        .collect(Collectors.toMap(
                                Channel::label,
                                channel -> off(preferences, channel),
                                (one, other) -> one,
                                TreeMap::new)),
                preferences
                        .quietHours()
                        .map(hours ->
                                new Hours(hours.from().toString(), hours.to().toString())),
                timeZone,
                now);
    }

    private static Map<String, Boolean> off(Preferences preferences, Channel channel) {
        return preferences.switchedOff().stream()
                .filter(message -> message.channel() == channel)
                .map(SwitchedOff::kind)
                .collect(Collectors.toMap(
                        kind -> kind.label(), kind -> false, (one, other) -> one, TreeMap<String, Boolean>::new));
    }

    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "preferences-changed";
    }

    @Override
    public UUID key() {
        return userId;
    }
}
