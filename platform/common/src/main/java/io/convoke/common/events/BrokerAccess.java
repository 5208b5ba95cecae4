package io.convoke.common.events;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a service shows the broker and what it trusts, as the configuration has it at the moment. Kafka's clients make their
 * parts themselves, so that nothing can be injected into them.
 */
final class BrokerAccess {
    static final String USER = "convoke.kafka.user";
    static final String PASSWORD = "convoke.kafka.password";
    static final String CA_CERTIFICATE = "convoke.kafka.ca-certificate";
    static final String CLIENT_CERTIFICATE = "convoke.kafka.client-certificate";
    static final String CLIENT_KEY = "convoke.kafka.client-key";

    private static final String CHANNELS = "mp.messaging.incoming.";
    private static final String SERVICE_NAME = "convoke.service.name";
    /** Replaced in the user and the paths, so that the services of one server each have their own. */
    private static final String SERVICE = "{service}";

    private final Config config;

    private BrokerAccess(Config config) {
        this.config = config;
    }

    /** That of the application whose thread this is. */
    static BrokerAccess current() {
        return new BrokerAccess(ConfigProvider.getConfig());
    }

    Optional<String> user() {
        return value(USER).map(this::ofThisService);
    }

    /** A secret. */
    Optional<String> password() {
        return value(PASSWORD);
    }

    /** PEM with the authorities to trust instead of the JVM's. */
    Optional<Path> caCertificate() {
        return path(CA_CERTIFICATE);
    }

    /** PEM with the certificate to show, and those between it and its authority. */
    Optional<Path> clientCertificate() {
        return path(CLIENT_CERTIFICATE);
    }

    /** PEM with the key of that certificate, in PKCS #8. */
    Optional<Path> clientKey() {
        return path(CLIENT_KEY);
    }

    /** The groups of the service's channels. */
    Set<String> groups() {
        return ofChannels("group.id");
    }

    /** The topics that its channels read. */
    Set<String> topics() {
        return ofChannels("topic");
    }

    private Set<String> ofChannels(String attribute) {
        var found = new TreeSet<String>();
        for (var key : config.getPropertyNames()) {
            if (key.startsWith(CHANNELS) && key.endsWith("." + attribute)) {
                value(key).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Path> path(String key) {
        return value(key).map(this::ofThisService).map(Path::of);
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    private String ofThisService(String value) {
        return value.replace(SERVICE, config.getValue(SERVICE_NAME, String.class));
    }
}
