package io.convoke.common.configuration;

import io.convoke.common.secrets.Secrets;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Learns which keys the application's beans have injected, and checks their values before the container does: it would refuse
 * to deploy the application at the first mistake.
 */
public class ConfigurationExtension implements Extension {
    private static final String NAME = "convoke.service.name";

    private final Set<DeclaredKey> declared = ConcurrentHashMap.newKeySet();
    private volatile List<ConfigurationMistake> mistakes = List.of();
    private volatile ConfigurationRules rules = ConfigurationRules.of("", "");
    private volatile Set<String> missedSecrets = Set.of();

    void learn(@Observes ProcessInjectionPoint<?, ?> point) {
        DeclaredKey.of(point.getInjectionPoint()).ifPresent(declared::add);
    }

    void check(@Observes AfterBeanDiscovery discovered) {
        var config = ConfigProvider.getConfig();
        rules = ConfigurationRules.of(
                Thread.currentThread().getContextClassLoader(), config.getValue(NAME, String.class));
        var start = StartCheck.of(declared, rules, key -> value(config, key));
        mistakes = start.mistakes();
        if (!Secrets.state().usable()) {
            missedSecrets = declared.stream()
                    .map(DeclaredKey::name)
                    .filter(key -> Optional.ofNullable(rules.all().get(key))
                            .filter(ConfigurationRule::secret)
                            .isPresent())
                    .collect(Collectors.toUnmodifiableSet());
        }
        ConfigurationStandIns.put(start.standIns());
    }

    /** What was wrong at the start and stays so until the next one. */
    public List<ConfigurationMistake> mistakes() {
        return mistakes;
    }

    ConfigurationRules rules() {
        return rules;
    }

    /** Keys of secrets that beans have injected while no secrets could be read; they do not look again. */
    Set<String> missedSecrets() {
        return missedSecrets;
    }

    /** A key's value; empty when it is not set, is empty, or refers to a key that is not set. */
    static Optional<String> value(Config config, String key) {
        try {
            return config.getOptionalValue(key, String.class);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
