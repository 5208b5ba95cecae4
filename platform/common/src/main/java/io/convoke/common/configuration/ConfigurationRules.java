package io.convoke.common.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of a service, from the files {@code META-INF/configuration.rules} of common and of its own: {@code key = rule} per
 * line, lines that begin with {@code #} left out. In a key {@code <service>} stands for the service's name. Keys that are
 * injected need a line only where their type does not say enough.
 */
final class ConfigurationRules {
    private static final String FILE = "META-INF/configuration.rules";

    private final Map<String, ConfigurationRule> rules = new TreeMap<>();

    private ConfigurationRules() {}

    /** The rules in the files that a class loader finds. */
    static ConfigurationRules of(ClassLoader loader, String service) {
        try {
            var all = new ConfigurationRules();
            for (var file : Collections.list(loader.getResources(FILE))) {
                all.read(text(file), service);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static ConfigurationRules of(String text, String service) {
        var all = new ConfigurationRules();
        all.read(text, service);
        return all;
    }

    /** By key. */
    Map<String, ConfigurationRule> all() {
        return rules;
    }

    /** The rule of a key: its own, or what follows from its type. */
    ConfigurationRule of(DeclaredKey key) {
        return Optional.ofNullable(rules.get(key.name())).orElseGet(() -> ConfigurationRule.of(key.type()));
    }

    private void read(String text, String service) {
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split("\\s*=\\s*", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(FILE + " has a line without a rule: " + line);
            }
            rules.put(parts[0].replace("<service>", service), ConfigurationRule.parse(parts[1]));
        }
    }

    private static String text(URL file) throws IOException {
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
