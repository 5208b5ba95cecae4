package io.convoke.common.configuration;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers in the place of values that cannot be injected. Without it, one of them would keep the application from being
 * deployed, and nobody could ask it what is wrong. Nothing is ever done with a stand-in: the gate stays closed.
 */
public final class ConfigurationStandIns implements ConfigSource {
    /** Above everything, the secrets too. */
    private static final int ORDINAL = 800;

    /** Shared, for the server makes more than one source per application. */
    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    static void put(Map<String, String> values) {
        VALUES.putAll(values);
    }

    @Override
    public String getValue(String key) {
        return VALUES.get(key);
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(VALUES.keySet());
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "convoke-stand-ins";
    }
}
