package io.convoke.chat.rooms.control;

import io.convoke.common.database.DatabaseSignals;
import io.convoke.common.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** News about rooms for all instances that is stored nowhere: rights that may have changed, people who are typing. */
@ApplicationScoped
public class RoomSignals {
    private static final String NAME = "chat_rooms";

    @Inject
    DatabaseSignals signals;

    /** What the news is about. */
    public enum Kind {
        /** The rights of the person, or of everybody in the room, may have changed. */
        RIGHTS,
        /** The person is typing. */
        TYPING
    }

    /**
     * One piece of news.
     *
     * @param userId whom it is about; empty for everybody in the room
     * @param username empty where it does not matter
     */
    public record Signal(Kind kind, UUID roomId, Optional<UUID> userId, Optional<String> username) {}

    /** All instances look again at the rights of the person when the current transaction commits. */
    public void rightsChanged(UUID roomId, UUID userId) {
        tellWithCommit(new Signal(Kind.RIGHTS, roomId, Optional.of(userId), Optional.empty()));
    }

    /** All instances look again at the rights of everybody in the room when the current transaction commits. */
    public void rightsChanged(UUID roomId) {
        tellWithCommit(new Signal(Kind.RIGHTS, roomId, Optional.empty(), Optional.empty()));
    }

    /** All instances hear at once that the person is typing. */
    public void typing(UUID roomId, UUID userId, String username) {
        signals.tellNow(NAME, Json.write(new Signal(Kind.TYPING, roomId, Optional.of(userId), Optional.of(username))));
    }

    /** Hears all news from now on; call it from an observer of {@code Startup}. */
    public void listen(Consumer<Signal> handler) {
        signals.listen(NAME, payload -> handler.accept(Json.read(payload, Signal.class)));
    }

    private void tellWithCommit(Signal signal) {
        signals.tellWithCommit(NAME, Json.write(signal));
    }
}
