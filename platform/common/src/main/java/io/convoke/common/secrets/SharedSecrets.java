package io.convoke.common.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The open {@link Secrets} by service. A server makes two configuration sources per application and drops them when the
 * application stops: they share one {@code Secrets}, which is closed with the last of them, so that no thread is left behind.
 */
final class SharedSecrets {

    static final String NAME_KEY = "convoke.service.name";
    private static final String NAME_FILE = "META-INF/microprofile-config.properties";

    private static final Map<String, SharedSecrets> OPEN = new HashMap<>();

    private final Secrets secrets;
    private int users;

    private SharedSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The secrets of a service, opened by the first who asks.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     * @throws IllegalStateException saying why the secrets cannot be read
     */
    static synchronized Secrets acquire(String service, SecretsSettings settings) {
        var shared = OPEN.get(service);
        if (shared == null) {
            var store = settings.store(service);
            shared = new SharedSecrets(Secrets.open(service, store, settings.refresh(), settings.startTimeout()));
            OPEN.put(service, shared);
        }
        shared.users++;
        return shared.secrets;
    }

    static synchronized void release(String service) {
        var shared = OPEN.get(service);
        if (shared != null && --shared.users == 0) {
            OPEN.remove(service);
            shared.secrets.close();
        }
    }

    static synchronized Optional<Secrets> find(String service) {
        return Optional.ofNullable(OPEN.get(service)).map(shared -> shared.secrets);
    }

    /**
     * The name of the calling application. Services of one server share its environment, so each carries its own name in its
     * {@code META-INF/microprofile-config.properties}.
     */
    static Optional<String> callingService() {
        return Stream.of(contextClassLoader(), SharedSecrets.class.getClassLoader())
                .flatMap(SharedSecrets::files)
                .map(SharedSecrets::name)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<URL> files(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(NAME_FILE)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(NAME_FILE + " cannot be looked for", e);
        }
    }

    private static ClassLoader contextClassLoader() {
        var loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? SharedSecrets.class.getClassLoader() : loader;
    }

    private static Optional<String> name(URL resource) {
        try (var in = resource.openStream()) {
            var properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty(NAME_KEY)).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
