package io.convoke.auth.keys.boundary;

import io.convoke.auth.keys.control.SigningKeys;
import io.convoke.common.configuration.ConfigurationCondition;
import io.convoke.common.configuration.ConfigurationMistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Auth does not begin to work before what it signs could be verified. */
@ApplicationScoped
public class KeysInOrder implements ConfigurationCondition {
    @Inject
    SigningKeys keys;

    @Override
    public List<ConfigurationMistake> mistakes() {
        return keys.obstacle().stream()
                .map(obstacle -> new ConfigurationMistake(SigningKeys.SIGNING_KEY, "cannot be used: " + obstacle))
                .toList();
    }
}
