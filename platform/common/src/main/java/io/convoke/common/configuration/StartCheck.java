package io.convoke.common.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Holds the values that a service starts with against the rules, before any bean is made.
 *
 * @param mistakes what is wrong and is read only at the start, sorted by key
 * @param standIns for each injected key among them a value that can be injected, so that the service comes up far enough to
 *     say what is wrong
 */
record StartCheck(List<ConfigurationMistake> mistakes, Map<String, String> standIns) {

    /**
     * Checks.
     *
     * @param declared the injected keys
     * @param values a key's value; empty where it is not set, or refers to something that is not
     */
    static StartCheck of(
            Collection<DeclaredKey> declared, ConfigurationRules rules, Function<String, Optional<String>> values) {
        var wrong = new TreeMap<String, String>();
        var standIns = new TreeMap<String, String>();
        for (var key : declared) {
            var rule = rules.of(key);
            if (rule.secret()) {
                continue; // looked at again and again, by others
            }
            var complaint = values.apply(key.name())
                    .map(rule::complaint)
                    .orElseGet(() -> key.mayBeMissing() ? Optional.empty() : Optional.of(rule.missing()));
            complaint.ifPresent(words -> {
                wrong.put(key.name(), words);
                standIns.put(key.name(), key.defaultValue().orElse(rule.form().standIn()));
            });
        }
        rules.all().forEach((key, rule) -> {
            if (!rule.secret() && !wrong.containsKey(key)) {
                values.apply(key)
                        .map(rule::complaint)
                        .orElseGet(() -> rule.required() ? Optional.of(rule.missing()) : Optional.empty())
                        .ifPresent(words -> wrong.put(key, words));
            }
        });
        var mistakes = new ArrayList<ConfigurationMistake>();
        wrong.forEach((key, words) -> mistakes.add(ConfigurationMistake.ofStart(key, words)));
        return new StartCheck(List.copyOf(mistakes), Map.copyOf(standIns));
    }
}
