package io.convoke.registration.tickets.control;

import io.convoke.testkit.Configuration;

/** The secrets' stand-in, whose values a test changes. */
public final class KeysInMemory {
    private final Configuration configuration = new Configuration();

    public KeysInMemory with(String key, String value) {
        configuration.with(key, value);
        return this;
    }

    /** Keys that read from here. */
    public TicketKeys keys() {
        var keys = new TicketKeys();
        keys.config = configuration.config();
        return keys;
    }
}
