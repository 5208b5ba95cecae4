package io.convoke.common.events;

import io.convoke.common.configuration.ConfigurationCondition;
import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.common.problem.Failures;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * What is configured for the broker's protection goes together, and the broker accepts it and lets the channels read. Whether a broker can be reached is no
 * question of configuration. A refusal stays until the next start even if the broker changes its mind: Liberty ends a channel for
 * good whose client is refused.
 */
@ApplicationScoped
public class BrokerLogin implements ConfigurationCondition {
    private static final String PROTOCOL = "convoke.kafka.security-protocol";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    KafkaSettings settings;

    private Admin admin;
    private List<ConfigurationMistake> refused = List.of();

    @Override
    public synchronized List<ConfigurationMistake> mistakes() {
        var access = BrokerAccess.current();
        var mistakes = new ArrayList<>(together(access));
        if (mistakes.isEmpty() && refused.isEmpty() && (settings.encrypted() || settings.logsIn())) {
            refused = refusal(access).map(List::of).orElse(List.of());
        }
        mistakes.addAll(refused);
        return mistakes;
    }

    /** Looks only at the configuration; what it finds can be mended while the service runs. */
    private List<ConfigurationMistake> together(BrokerAccess access) {
        var wrong = new TreeMap<String, String>();
        if (settings.logsIn()) {
            needed(wrong, BrokerAccess.USER, access.user());
            needed(wrong, BrokerAccess.PASSWORD, access.password());
        } else {
            useless(wrong, BrokerAccess.USER, access.user());
        }
        if (!settings.encrypted()) {
            useless(wrong, BrokerAccess.CA_CERTIFICATE, access.caCertificate());
            useless(wrong, BrokerAccess.CLIENT_CERTIFICATE, access.clientCertificate());
            return mistakes(wrong);
        }
        BrokerTls.complaintOfTrusted(access).ifPresent(words -> wrong.put(BrokerAccess.CA_CERTIFICATE, words));
        if (access.clientCertificate().isPresent() == access.clientKey().isPresent()) {
            BrokerTls.complaintOfShown(access).ifPresent(words -> wrong.put(BrokerAccess.CLIENT_CERTIFICATE, words));
        } else {
            wrong.put(BrokerAccess.CLIENT_CERTIFICATE, "and " + BrokerAccess.CLIENT_KEY + " are only of use together");
        }
        return mistakes(wrong);
    }

    private void needed(Map<String, String> wrong, String key, Optional<?> value) {
        if (value.isEmpty()) {
            wrong.put(key, "is missing: needed with " + PROTOCOL + " " + settings.securityProtocol());
        }
    }

    private void useless(Map<String, String> wrong, String key, Optional<?> value) {
        if (value.isPresent()) {
            wrong.put(key, "is set and would not be used: " + PROTOCOL + " is " + settings.securityProtocol());
        }
    }

    private static List<ConfigurationMistake> mistakes(Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .map(entry -> new ConfigurationMistake(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Asks the broker for something; what it says to a client that it knows, or that it is away, is none. */
    private Optional<ConfigurationMistake> refusal(BrokerAccess access) {
        try {
            if (admin == null) {
                admin = Admin.create(settings.admin(PATIENCE));
            }
            admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var missing = new BrokerRights(admin, PATIENCE).missing(access.groups(), access.topics());
            return missing.isEmpty() ? Optional.empty() : Optional.of(unentitled(missing));
        } catch (ExecutionException | KafkaException e) {
            return Failures.find(e, AuthenticationException.class).map(this::refusal);
        } catch (TimeoutException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private ConfigurationMistake refusal(AuthenticationException refusal) {
        if (!(refusal instanceof SslAuthenticationException)) {
            return ConfigurationMistake.ofStart(
                    BrokerAccess.USER, "is refused by the broker, with its password: " + refusal.getMessage());
        }
        var deepest = Failures.chain(refusal).reduce((first, last) -> last).orElse(refusal);
        if (Failures.find(refusal, CertificateException.class).isPresent()) {
            return ConfigurationMistake.ofStart(
                    BrokerAccess.CA_CERTIFICATE, "does not vouch for the broker: " + deepest.getMessage());
        }
        return ConfigurationMistake.ofStart(PROTOCOL, "is not accepted by the broker: " + deepest.getMessage());
    }

    private ConfigurationMistake unentitled(Set<String> missing) {
        return ConfigurationMistake.ofStart(
                settings.logsIn() ? BrokerAccess.USER : BrokerAccess.CLIENT_CERTIFICATE,
                "is somebody whom the brokers do not let read " + String.join(", ", missing));
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
