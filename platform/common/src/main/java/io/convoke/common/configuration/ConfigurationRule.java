package io.convoke.common.configuration;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a key's value has to be like. A line of a rules file: {@code [secret] [required] form argument…}.
 *
 * @param secret whether it comes from the secrets, is read anew while the service runs, and must not be shown
 * @param required whether it has to be there
 */
record ConfigurationRule(boolean secret, boolean required, ValueForm form) {

    /**
     * Reads a line of a rules file.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    static ConfigurationRule parse(String line) {
        var words = Arrays.asList(line.strip().split("\\s+"));
        var secret = words.get(0).equals("secret");
        var rest = secret ? words.subList(1, words.size()) : words;
        var required = rest.get(0).equals("required");
        var form = required ? rest.subList(1, rest.size()) : rest;
        return new ConfigurationRule(secret, required, ValueForm.named(form.get(0), form.subList(1, form.size())));
    }

    /** What follows from the type that a value is injected as. */
    static ConfigurationRule of(Type type) {
        var form = "text";
        List<String> arguments = List.of();
        if (type == Duration.class) {
            form = "duration";
        } else if (type == URI.class) {
            form = "url";
        } else if (type == boolean.class || type == Boolean.class) {
            form = "one-of";
            arguments = List.of("true", "false");
        } else if (type == int.class || type == Integer.class) {
            form = "number";
            arguments = List.of("1", String.valueOf(Integer.MAX_VALUE));
        } else if (type == long.class || type == Long.class) {
            form = "number";
            arguments = List.of("1", String.valueOf(Long.MAX_VALUE));
        }
        return new ConfigurationRule(false, false, ValueForm.named(form, arguments));
    }

    /** What is wrong with a value, in words; empty when it fits. */
    Optional<String> complaint(String value) {
        if (form.fits(value)) {
            return Optional.empty();
        }
        return Optional.of((secret ? "is wrong" : "is \"" + shortened(value) + "\"") + ": expected " + form.expected());
    }

    /** What is wrong when there is no value. */
    String missing() {
        return "is missing: expected " + form.expected();
    }

    private static String shortened(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "…";
    }
}
