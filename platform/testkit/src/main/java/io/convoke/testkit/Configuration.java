package io.convoke.testkit;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** MicroProfile Config of a test's own values, for classes that are tested without a container. */
public final class Configuration {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Config config = new SmallRyeConfigBuilder()
            .withSources(new MapBackedConfigSource("test", values) {})
            .build();

    /** One with these values to begin with. */
    public static Configuration of(Map<String, String> values) {
        var configuration = new Configuration();
        configuration.values.putAll(values);
        return configuration;
    }

    /** Sets a key, also for those who have the configuration already. */
    public Configuration with(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** Takes a key away. */
    public Configuration without(String key) {
        values.remove(key);
        return this;
    }

    public Config config() {
        return config;
    }

    /** Lets {@code ConfigProvider} give this one, until it is closed. */
    public AutoCloseable provide() {
        var resolver = ConfigProviderResolver.instance();
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
        return () -> resolver.releaseConfig(config);
    }
}
