package io.convoke.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.common.configuration.ConfigurationMistake;
import io.convoke.dev.parts.Ports;
import io.convoke.testkit.CertificateAuthority;
import io.convoke.testkit.Configuration;
import io.convoke.testkit.SecuredBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services' clients at a real broker that asks who they are. */
class BrokerLoginIT {
    private static final String USER = "convoke-probe";
    private static final String PASSWORD = "six quiet harbours";

    @TempDir
    static Path directory;

    private static CertificateAuthority authority;
    private static SecuredBroker broker;

    @TempDir
    Path files;

    private final Configuration configuration = new Configuration().with("convoke.service.name", "probe");
    private final BrokerLogin login = new BrokerLogin();
    private AutoCloseable provided;

    @BeforeAll
    static void start() {
        authority = new CertificateAuthority(directory.resolve("authority"));
        broker = new SecuredBroker(directory.resolve("kafka"), authority);
        broker.user(USER, PASSWORD);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void configure() {
        provided = configuration.provide();
        login.settings = new KafkaSettings();
        login.settings.service = "probe";
        byUser();
    }

    @AfterEach
    void close() throws Exception {
        login.close();
        provided.close();
    }

    private void byUser() {
        at(broker.usersAddress(), "SASL_SSL", "SCRAM-SHA-512");
        configuration
                .with(BrokerAccess.USER, "convoke-{service}")
                .with(BrokerAccess.PASSWORD, PASSWORD)
                .with(BrokerAccess.CA_CERTIFICATE, authority.certificate().toString());
    }

    private void byCertificate(CertificateAuthority.Certified shown) {
        at(broker.certificatesAddress(), "SSL", "SCRAM-SHA-512");
        configuration
                .without(BrokerAccess.USER)
                .with(BrokerAccess.CLIENT_CERTIFICATE, shown.chain().toString())
                .with(BrokerAccess.CLIENT_KEY, shown.key().toString());
    }

    private void at(String address, String protocol, String mechanism) {
        login.settings.bootstrapServers = address;
        login.settings.securityProtocol = protocol;
        login.settings.saslMechanism = mechanism;
    }

    private void assertMistake(String key, String... parts) {
        assertThat(login.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo(key);
            assertThat(mistake.words()).contains(parts).doesNotContain(PASSWORD);
        });
    }

    @Test
    void aUserWithItsPasswordIsAcceptedAndCanPublishAndListen() throws Exception {
        assertThat(login.mistakes()).isEmpty();
        publishAndRead("by-user");
    }

    @Test
    void aCertificateOfTheBrokersAuthorityIsAcceptedAndCanPublishAndListen() throws Exception {
        byCertificate(authority.certify("accepted"));
        assertThat(login.mistakes()).isEmpty();
        publishAndRead("by-certificate");
    }

    private void publishAndRead(String topic) throws Exception {
        try (var admin = Admin.create(login.settings.client())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<String, String>(login.settings.producer());
                var consumer = new KafkaConsumer<String, String>(login.settings.broadcastConsumer("probe"))) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get(20, TimeUnit.SECONDS);
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            await().until(() -> consumer.poll(Duration.ofSeconds(1)).count() == 1);
        }
    }

    @Test
    void aWrongPasswordIsToldAndTakesARestart() {
        configuration.with(BrokerAccess.PASSWORD, "no quiet harbour");
        assertMistake(BrokerAccess.USER, "is refused by the broker", "restart the service");

        configuration.with(BrokerAccess.PASSWORD, PASSWORD);
        assertMistake(BrokerAccess.USER, "restart the service");
    }

    @Test
    void aWayToLogInThatTheBrokerDoesNotKnowIsTold() {
        at(broker.usersAddress(), "SASL_SSL", "PLAIN");
        assertMistake(BrokerAccess.USER, "enabled mechanisms are [SCRAM-SHA-512]");
    }

    /** A channel that is refused ends, and would do so without a word. */
    @Test
    void whatAChannelMayNotReadIsTold() throws Exception {
        broker.user("convoke-other", PASSWORD);
        configuration
                .with(BrokerAccess.USER, "convoke-other")
                .with("mp.messaging.incoming.probed.topic", "probed")
                .with("mp.messaging.incoming.probed.group.id", "probe-probed");
        assertThat(login.mistakes()).as("neither is there yet").isEmpty();

        try (var admin = Admin.create(login.settings.client())) {
            admin.createTopics(List.of(new NewTopic("probed", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        await().untilAsserted(() -> assertThat(login.mistakes()).isEmpty());
        broker.forbid("convoke-other", AclOperation.ALL, ResourceType.GROUP, "probe-probed");
        broker.forbid("convoke-other", AclOperation.READ, ResourceType.TOPIC, "probed");
        await().untilAsserted(() -> assertMistake(
                BrokerAccess.USER,
                "the brokers do not let read the group probe-probed, the topic probed",
                "restart the service"));
    }

    @Test
    void aBrokerOfAnUnknownAuthorityIsNotTrusted() {
        var other = new CertificateAuthority(files);
        configuration.with(BrokerAccess.CA_CERTIFICATE, other.certificate().toString());
        assertMistake(BrokerAccess.CA_CERTIFICATE, "does not vouch for the broker", "restart the service");
    }

    @Test
    void withoutAFileTheJvmsAuthoritiesAreTrusted() {
        configuration.without(BrokerAccess.CA_CERTIFICATE);
        assertMistake(BrokerAccess.CA_CERTIFICATE, "does not vouch for the broker");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        byCertificate(new CertificateAuthority(files).certify("stranger"));
        assertMistake("convoke.kafka.security-protocol", "is not accepted by the broker");
    }

    @Test
    void whatDoesNotGoTogetherIsToldBeforeAnythingIsTried() {
        configuration.without(BrokerAccess.PASSWORD);
        assertMistake(BrokerAccess.PASSWORD, "is missing: needed with convoke.kafka.security-protocol SASL_SSL");

        configuration.with(BrokerAccess.PASSWORD, PASSWORD).with(BrokerAccess.CLIENT_KEY, "key.pem");
        assertMistake(BrokerAccess.CLIENT_CERTIFICATE, "are only of use together");

        configuration.without(BrokerAccess.CLIENT_KEY);
        at(broker.broker().bootstrapServers(), "PLAINTEXT", "SCRAM-SHA-512");
        assertThat(login.mistakes())
                .extracting(ConfigurationMistake::key)
                .containsExactly(BrokerAccess.CA_CERTIFICATE, BrokerAccess.USER);
    }

    @Test
    void aBrokerThatIsAwayIsNoMistake() {
        at("127.0.0.1:" + Ports.free(), "SASL_SSL", "SCRAM-SHA-512");
        assertThat(login.mistakes()).isEmpty();
    }

    @Test
    void filesThatComeLaterAreUsedWithoutARestart() throws Exception {
        var shown = authority.certify("late");
        byCertificate(shown);
        var chain = Files.createFile(files.resolve("chain.pem"));
        configuration.with(BrokerAccess.CLIENT_CERTIFICATE, chain.toString());
        assertMistake(BrokerAccess.CLIENT_CERTIFICATE, "cannot be used");
        configuration.with(
                BrokerAccess.CA_CERTIFICATE, files.resolve("none.pem").toString());
        assertThat(login.mistakes())
                .extracting(ConfigurationMistake::key)
                .containsExactly(BrokerAccess.CA_CERTIFICATE, BrokerAccess.CLIENT_CERTIFICATE);

        configuration.with(BrokerAccess.CA_CERTIFICATE, authority.certificate().toString());
        try (var admin = Admin.create(login.settings.client())) {
            var nodes = admin.describeCluster().nodes();
            Files.copy(shown.chain(), chain, StandardCopyOption.REPLACE_EXISTING);
            assertThat(nodes.get(30, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(login.mistakes()).isEmpty();
    }

    @Test
    void thePasswordOfTheMomentIsShown() throws Exception {
        var credentials = new BrokerCredentials();
        credentials.configure(Map.of(), "SCRAM-SHA-512", List.of());
        var name = new NameCallback("name");
        var password = new PasswordCallback("password", false);
        credentials.handle(new Callback[] {name, password});
        assertThat(name.getName()).isEqualTo(USER);
        assertThat(password.getPassword()).isEqualTo(PASSWORD.toCharArray());

        configuration.with(BrokerAccess.PASSWORD, "seven quiet harbours");
        credentials.handle(new Callback[] {password});
        assertThat(password.getPassword()).isEqualTo("seven quiet harbours".toCharArray());
    }

    /** The connector's clients are made by Liberty, from properties. */
    @Test
    void theChannelsClientsHaveTheSameSettings() throws IOException {
        var properties = new Properties();
        try (var in = KafkaSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(in);
        }
        login.settings.bootstrapServers = "${convoke.kafka.bootstrap-servers}";
        login.settings.securityProtocol = "${convoke.kafka.security-protocol}";
        login.settings.saslMechanism = "${convoke.kafka.sasl-mechanism}";
        login.settings
                .client()
                .forEach((key, value) -> assertThat(
                                properties.getProperty("mp.messaging.connector.liberty-kafka." + key))
                        .as(key)
                        .isEqualTo(value instanceof Class<?> type ? type.getName() : value.toString()));
    }
}
