package io.convoke.dev.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What goes wrong on purpose. */
@FunctionalInterface
public interface BotFaults {
    /** Nothing does. */
    BotFaults NONE = (method, parameters) -> Optional.empty();

    /**
     * Asked before each call of the API; may take its time, as a server that hangs does.
     *
     * @param method for example {@code sendMessage}
     * @return what is answered instead of doing it; empty: it is done
     */
    Optional<BotAnswer> before(String method, JsonNode parameters);
}
