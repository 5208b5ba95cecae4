package io.convoke.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.parts.Databases;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.PostgresServer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.CertificateAuthority;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Events;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.SecuredBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service between a broker that asks for a user over TLS and a database whose certificate is verified. */
class SecuredPartsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "convoke-user";
    private static final String PASSWORD_KEY = "convoke.kafka.password";
    private static final String DATABASE = "secured";

    @TempDir
    Path directory;

    private final Bench bench = Bench.current();
    private CertificateAuthority authority;
    private SecuredBroker broker;
    private Events events;
    private PostgresServer database;
    private RunningService service;

    @BeforeEach
    void start() throws SQLException {
        authority = new CertificateAuthority(directory.resolve("authority"));
        broker = new SecuredBroker(directory.resolve("kafka"), authority);
        broker.user(USER, "first harbour");
        bench.secrets().put("user", PASSWORD_KEY, "first harbour");
        events = broker.events();
        database = databaseOverTls();
        service = bench.launch(
                "user-secured",
                Map.of(
                        "db.port",
                        String.valueOf(database.port()),
                        "db.name",
                        DATABASE,
                        "db.ssl-mode",
                        "verify-full",
                        "db.ssl-root-certificate",
                        authority.certificate().toString(),
                        "convoke.kafka.bootstrap-servers",
                        broker.usersAddress(),
                        "convoke.kafka.topic-prefix",
                        "",
                        "convoke.kafka.security-protocol",
                        "SASL_SSL",
                        "convoke.kafka.user",
                        "convoke-{service}",
                        "convoke.kafka.ca-certificate",
                        authority.certificate().toString()),
                Map.of(),
                List.of());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> readiness().path("status").asText().equals("UP"));
    }

    @AfterEach
    void stop() {
        service.kill9();
        bench.secrets().remove("user", PASSWORD_KEY);
        events.close();
        broker.close();
        database.kill9();
    }

    private PostgresServer databaseOverTls() throws SQLException {
        var certified = authority.certify("database", "IP:127.0.0.1");
        var server = new PostgresServer(
                directory.resolve("postgresql"),
                Path.of(System.getProperty("convoke.root"), "target/cache"),
                Ports.free(),
                Path.of("target/it-logs/secured-postgresql.log").toAbsolutePath());
        bench.keep(server.process());
        server.start(PATIENCE);
        new Databases(server).prepare(DATABASE, Map.of("profile", bench.rolePassword("user")));
        try (var connection = server.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = '" + certified.chain() + "'");
            statement.execute("alter system set ssl_key_file = '" + certified.key() + "'");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
        return server;
    }

    @Test
    void itWorksOverTlsWithItsOwnUserWhosePasswordChanges() throws Exception {
        assertThatItWorks();
        assertThat(encryptedSessions()).isNotEmpty().containsOnly(true);

        bench.secrets().put("user", PASSWORD_KEY, "second harbour");
        awaitSecretsRead();
        broker.user(USER, "second harbour");
        restartBroker();
        assertThatItWorks();
        assertThat(configuration().path("data")).isEmpty();

        broker.user(USER, "a harbour that nobody was told of");
        restartBroker();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(configuration()
                                .path("data")
                                .path("convoke.kafka.user")
                                .asText())
                        .startsWith("is refused by the broker")
                        .endsWith("mend it and restart the service"));
        assertThat(readiness().path("status").asText()).isEqualTo("UP");
    }

    /** The account comes by a channel, the preferences go by the relay. */
    private void assertThatItWorks() {
        var person = Person.user("ann");
        var account = Contracts.sample("accounts", "registered")
                .put("userId", person.id().toString())
                .put("username", person.username())
                .put("email", person.email());
        events.publish("accounts", "registered", person.id(), account);
        var ann = Member.of(service, person).http();
        await().atMost(PATIENCE).until(() -> ann.get("/me").status() == 200);
        ann.with("If-Match", "\"0\"")
                .put("/me/preferences", Map.of("notificationsEnabled", true, "channels", Map.of()))
                .expect(200);
        events.await("profiles", "preferences-changed", person.id());
    }

    private List<Boolean> encryptedSessions() throws SQLException {
        var sessions = new ArrayList<Boolean>();
        try (var connection = database.connect(DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select ssl from pg_stat_ssl join pg_stat_activity using (pid)"
                        + " where usename = 'profile'")) {
            while (rows.next()) {
                sessions.add(rows.getBoolean(1));
            }
        }
        return sessions;
    }

    /** Cuts every connection, so that each client logs in again. */
    private void restartBroker() {
        broker.broker().stop();
        broker.broker().start(PATIENCE);
    }

    /** A read that fails and one that succeeds after it: the latter saw what was there before both. */
    private void awaitSecretsRead() throws IOException {
        var unreadable = bench.secrets().directory().resolve("user/unreadable");
        Files.write(unreadable, new byte[] {(byte) 0xFF});
        awaitSecrets("stale");
        Files.delete(unreadable);
        awaitSecrets("ok");
    }

    private void awaitSecrets(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                check("user-secrets").path("data").path("state").asText())
                        .isEqualTo(state));
    }

    private JsonNode configuration() {
        return check("user-configuration");
    }

    private JsonNode check(String name) {
        return StreamSupport.stream(readiness().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode readiness() {
        return Http.at(service.uri("/health/ready")).get("").json();
    }
}
