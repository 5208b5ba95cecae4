package io.convoke.registration.tickets.boundary;

import io.convoke.common.configuration.ConfigurationCondition;
import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.registration.tickets.control.TicketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Registration does not begin to work before it can sign tickets, and knows those that were signed with other keys. */
@ApplicationScoped
public class TicketKeysInOrder implements ConfigurationCondition {
    @Inject
    TicketKeys keys;

    @Override
    public List<ConfigurationMistake> mistakes() {
        var mistakes = new ArrayList<ConfigurationMistake>();
        if (!keys.canSign()) {
            mistakes.add(new ConfigurationMistake(
                    TicketKeys.KEY, "is missing or wrong: expected a private EC JWK on P-256 with a kid (a secret)"));
        }
        if (!keys.canReadFormer()) {
            mistakes.add(new ConfigurationMistake(
                    TicketKeys.FORMER_KEYS,
                    "is wrong: expected a JWK set of EC keys on P-256 with a kid each (a secret)"));
        }
        return mistakes;
    }
}
