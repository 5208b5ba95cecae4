package io.convoke.common.secrets;

import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers configuration keys from the secrets of the application that it is made for. Asked for some keys at every request,
 * it answers from memory. Without a backend, with a mistake in its settings or without a service name it answers nothing, and the
 * service's readiness says why.
 */
public final class SecretsConfigSource implements ConfigSource {

    /** Above properties files (100), environment (300), system properties (400) and the variables of the server (500, 600). */
    static final int ORDINAL = 700;

    private static final Logger LOG = Logger.getLogger(SecretsConfigSource.class.getName());

    private final Optional<Secrets> secrets;

    /** Called by the server, as the service loader's files say. */
    public SecretsConfigSource() {
        this(SharedSecrets.callingService(), SecretsSettings.ofEnvironment());
    }

    SecretsConfigSource(Optional<String> service, SecretsSettings settings) {
        if (settings.isConfigured() && service.isEmpty()) {
            LOG.warning("An application without " + SharedSecrets.NAME_KEY + " gets no secrets");
        }
        this.secrets = service.filter(name -> settings.isConfigured()).flatMap(name -> open(name, settings));
    }

    private static Optional<Secrets> open(String service, SecretsSettings settings) {
        try {
            return Optional.of(SharedSecrets.of(service, settings));
        } catch (IllegalArgumentException e) {
            if (SharedSecrets.remember(service, e.getMessage())) {
                LOG.severe("The secrets of " + service + " are not set up: " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    @Override
    public String getValue(String key) {
        return secrets.flatMap(opened -> opened.value(key)).orElse(null);
    }

    @Override
    public Set<String> getPropertyNames() {
        return secrets.map(Secrets::keys).orElseGet(Set::of);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "convoke-secrets";
    }

    @Override
    public String toString() {
        return secrets.map(Secrets::toString).orElse("no secrets");
    }
}
