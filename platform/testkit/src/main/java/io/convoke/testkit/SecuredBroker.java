package io.convoke.testkit;

import io.convoke.dev.parts.KafkaBroker;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

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
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:ANONYMOUS
            allow.everyone.if.no.acl.found=true
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
        var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        asAdmin(admin -> admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialUpsertion(name, credentials, password)))
                .all());
    }

    /** From now on a user may not do that with a group or topic, whoever else may. */
    public void forbid(String user, AclOperation operation, ResourceType type, String name) {
        var pattern = new ResourcePattern(type, name, PatternType.LITERAL);
        var entry = new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.DENY);
        var everybody = new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW);
        asAdmin(admin -> admin.createAcls(List.of(new AclBinding(pattern, entry), new AclBinding(pattern, everybody)))
                .all());
    }

    private void asAdmin(Function<Admin, KafkaFuture<Void>> work) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            work.apply(admin).get();
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
