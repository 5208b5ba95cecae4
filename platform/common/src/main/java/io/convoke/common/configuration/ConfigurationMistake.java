package io.convoke.common.configuration;

/**
 * Something that is wrong in the configuration.
 *
 * @param key as docs/configuration.md has it
 * @param words what is wrong with it and what would be right, to follow the key in a sentence; never the value of a secret
 */
public record ConfigurationMistake(String key, String words) {

    /** What is only read when the service starts, so that mending it takes a restart. */
    public static ConfigurationMistake ofStart(String key, String words) {
        return new ConfigurationMistake(key, words + "; mend it and restart the service");
    }
}
