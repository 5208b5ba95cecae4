package io.convoke.registration.tickets.boundary;

import io.convoke.common.configuration.ConfigurationCondition;
import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.registration.tickets.control.TicketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Registration does not begin to work before it can sign tickets. */
@ApplicationScoped
public class TicketKeysInOrder implements ConfigurationCondition {
    @Inject
    TicketKeys keys;

    @Override
    public List<ConfigurationMistake> mistakes() {
        return keys.canSign()
                ? List.of()
                : List.of(new ConfigurationMistake(
                        TicketKeys.KEY,
                        "is missing or wrong: expected a private EC JWK on P-256 with a kid (a secret)"));
    }
}
