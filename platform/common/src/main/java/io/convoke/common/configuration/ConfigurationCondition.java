package io.convoke.common.configuration;

import java.util.List;

/**
 * Something about the configuration that can become right while the service runs, such as a secret that is read anew. A bean
 * of this type is asked when the service starts, again and again while anything is wrong, and at times after that.
 */
public interface ConfigurationCondition {

    /** What is wrong at the moment; empty when nothing is. May take some seconds, and throws nothing. */
    List<ConfigurationMistake> mistakes();
}
