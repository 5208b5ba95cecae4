package io.convoke.common.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * At least one of the brokers' names leads somewhere. It is enough that it did once: brokers that are away, or a name service
 * that is, must not take a service away that can answer requests without them.
 */
@ApplicationScoped
public class BrokerNames implements ConfigurationCondition {
    private static final String KEY = "convoke.kafka.bootstrap-servers";

    @Inject
    ConfigurationExtension atStart;

    @Inject
    @ConfigProperty(name = KEY)
    String bootstrapServers;

    private volatile boolean resolved;

    @Override
    public List<ConfigurationMistake> mistakes() {
        if (atStart.mistakes().stream().anyMatch(mistake -> mistake.key().equals(KEY))) {
            return List.of(); // told already, and the names are a stand-in's
        }
        resolved = resolved || ValueForm.brokerHosts(bootstrapServers).stream().anyMatch(BrokerNames::resolves);
        return resolved
                ? List.of()
                : List.of(new ConfigurationMistake(
                        KEY, "is \"" + bootstrapServers + "\": no host of that name is known to the name service"));
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getAllByName(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
