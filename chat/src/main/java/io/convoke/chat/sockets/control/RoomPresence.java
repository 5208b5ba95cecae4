package io.convoke.chat.sockets.control;

import io.convoke.chat.sockets.control.OutboundFrame.Person;
import io.convoke.chat.sockets.control.OutboundFrame.Presence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who is connected to a room, over all instances, as it was last looked up; guarded by the room. */
final class RoomPresence {
    private static final int NAMED_AT_ONCE = 200;

    private final Map<UUID, String> present = new LinkedHashMap<>();

    /** Everybody who is there; empty when nobody is known to be. */
    Optional<OutboundFrame> all() {
        return present.isEmpty()
                ? Optional.empty()
                : Optional.of(Presence.of(present.size(), people(present.keySet()), List.of()));
    }

    /** Who came and who went since the last time; empty when nobody did. */
    Optional<OutboundFrame> change(Map<UUID, String> now) {
        var joined = now.keySet().stream()
                .filter(userId -> !present.containsKey(userId))
                .toList();
        var left = present.keySet().stream()
                .filter(userId -> !now.containsKey(userId))
                .toList();
        present.clear();
        present.putAll(now);
        return joined.isEmpty() && left.isEmpty()
                ? Optional.empty()
                : Optional.of(Presence.of(present.size(), people(joined), left));
    }

    private List<Person> people(Collection<UUID> userIds) {
        return userIds.stream()
                .limit(NAMED_AT_ONCE)
                .map(userId -> new Person(userId, present.get(userId)))
                .toList();
    }
}
