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
 * The open {@link Secrets} by service. A server makes more than one configuration source per application: they share one
 * {@code Secrets}, and with it one thread, until the application stops.
 */
final class SharedSecrets {

    static final String NAME_KEY = "convoke.service.name";
    private static final String NAME_FILE = "META-INF/microprofile-config.properties";

    private static final Map<String, Secrets> OPEN = new HashMap<>();
    private static final Map<String, String> FAULTS = new HashMap<>();

    private SharedSecrets() {}

    /**
     * The secrets of a service, opened by the first who asks.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static synchronized Secrets of(String service, SecretsSettings settings) {
        var open = OPEN.get(service);
        if (open == null) {
            open = Secrets.open(service, settings.store(service), settings.refresh(), settings.startTimeout());
            OPEN.put(service, open);
        }
        return open;
    }

    static synchronized Optional<Secrets> find(String service) {
        return Optional.ofNullable(OPEN.get(service));
    }

    /** Remembers why a service has no secrets at all; false when that was known already. */
    static synchronized boolean remember(String service, String fault) {
        return !fault.equals(FAULTS.put(service, fault));
    }

    /** What is wrong with the settings; empty when nothing is. */
    static synchronized Optional<String> fault(String service) {
        return Optional.ofNullable(FAULTS.get(service));
    }

    /** Ends the refreshes of a service; whoever still holds its secrets keeps the last values. */
    static synchronized void close(String service) {
        FAULTS.remove(service);
        var open = OPEN.remove(service);
        if (open != null) {
            open.close();
        }
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
