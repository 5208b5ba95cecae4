package io.convoke.testkit;

import io.convoke.dev.parts.KafkaBroker;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A Kafka broker that asks who its clients are, for tests of how services say it. One listener takes users with their passwords
 * (SCRAM-SHA-512) over TLS, one takes certificates of its authority; the broker's own is for the test to look from.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final int ITERATIONS = 4096;
    private static final String SETTINGS = """
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,USERS://127.0.0.1:%3$d,CERTIFICATES://127.0.0.1:%4$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,USERS://127.0.0.1:%3$d,CERTIFICATES://127.0.0.1:%4$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,USERS:SASL_SSL,CERTIFICATES:SSL
            sasl.enabled.mechanisms=SCRAM-SHA-512
            listener.name.users.scram-sha-512.sasl.jaas.config=\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.certificates.ssl.client.auth=required
            ssl.keystore.type=PEM
            ssl.keystore.location=%5$s
            ssl.truststore.type=PEM
            ssl.truststore.location=%6$s
            """;

    private final KafkaBroker broker;
    private final int users = Ports.free();
    private final int certificates = Ports.free();

    /**
     * Starts it.
     *
     * @param directory of its own
     * @param authority signs the broker's certificate, and those of the clients that it takes
     */
    public SecuredBroker(Path directory, CertificateAuthority authority) {
        var port = Ports.free();
        var controller = Ports.free();
        var certified = authority.certify("broker", "IP:127.0.0.1");
        var settings = SETTINGS.formatted(
                port, controller, users, certificates, certified.keyAndChain(), authority.certificate());
        broker = new KafkaBroker(
                directory,
                port,
                controller,
                Path.of("target/it-logs/secured-kafka.log").toAbsolutePath(),
                settings);
        broker.start(START);
    }

    /** The program. */
    public KafkaBroker broker() {
        return broker;
    }

    /** Makes the platform's topics, and looks at them through the broker's own listener; close it before the broker. */
    public Events events() {
        Topics.create(broker, "");
        return new Events(broker.bootstrapServers(), "");
    }

    /** The listener for users with passwords, over TLS. */
    public String usersAddress() {
        return Ports.LOOPBACK + ":" + users;
    }

    /** The listener for clients with certificates. */
    public String certificatesAddress() {
        return Ports.LOOPBACK + ":" + certificates;
    }

    /** Makes a user, or gives it another password. */
    public void user(String name, String password) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, credentials, password)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        broker.kill9();
    }
}
