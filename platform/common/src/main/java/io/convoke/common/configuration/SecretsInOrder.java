package io.convoke.common.configuration;

import io.convoke.common.secrets.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The secrets can be read, those that the service needs are there, and each has its form. */
@ApplicationScoped
public class SecretsInOrder implements ConfigurationCondition {
    private static final String PLACE = "convoke.secrets.backend";

    @Inject
    Config config;

    @Inject
    ConfigurationExtension atStart;

    @Override
    public List<ConfigurationMistake> mistakes() {
        var secrets = Secrets.state();
        if (!secrets.usable()) {
            return List.of(new ConfigurationMistake(PLACE, "gives no secrets: " + secrets.message()));
        }
        var mistakes = new ArrayList<ConfigurationMistake>();
        atStart.rules().all().forEach((key, rule) -> {
            if (rule.secret()) {
                ConfigurationExtension.value(config, key)
                        .map(rule::complaint)
                        .orElseGet(() -> rule.required() ? Optional.of(rule.missing()) : Optional.empty())
                        .ifPresent(words -> mistakes.add(new ConfigurationMistake(key, words + " (a secret)")));
            }
        });
        atStart.missedSecrets().stream()
                .filter(key -> ConfigurationExtension.value(config, key).isPresent())
                .map(key -> ConfigurationMistake.ofStart(
                        key, "came after the service had looked for it (a secret that is read at the start)"))
                .forEach(mistakes::add);
        return mistakes;
    }
}
