package io.convoke.chat.sockets.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This instance of the service, from its start to its end. */
@ApplicationScoped
public class Instance {
    private final UUID id = UUID.randomUUID();

    /** Another one after each start. */
    public UUID id() {
        return id;
    }
}
