package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.dev.parts.Databases;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service says that was configured wrongly, and what of it can be mended while it runs. */
class ConfigurationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BROKERS = "convoke.kafka.bootstrap-servers";
    private static final String SIGNING_KEY = "convoke.auth.signing-key";
    private static final String ROLE = "it_mistaken";

    @TempDir
    Path directory;

    private final Bench bench = Bench.current();
    private final String database = bench.database().name() + "_mistaken";
    private RunningService auth;

    @AfterEach
    void stop() throws SQLException {
        auth.kill9();
        new Databases(bench.database().server()).drop(database);
        try (var connection = bench.database().server().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop role if exists " + ROLE);
        }
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNothingIsBegun() {
        auth = bench.launch(
                "auth-mistaken",
                Map.of(
                        "convoke.auth.session-idle",
                        "often",
                        "convoke.auth.hash-parallelism",
                        "some",
                        "convoke.rate-limits",
                        "maybe",
                        "convoke.public-url",
                        "ftp://convoke.example",
                        "mp.jwt.verify.issuer",
                        "",
                        "db.port",
                        "54x",
                        "db.auth.pool",
                        "0",
                        BROKERS,
                        "kafka"),
                Map.of(),
                List.of());

        var mistakes = awaitMistakes(
                "convoke.auth.session-idle",
                "convoke.auth.hash-parallelism",
                "convoke.rate-limits",
                "convoke.public-url",
                "mp.jwt.verify.issuer",
                "db.port",
                "db.auth.pool",
                BROKERS);
        assertThat(mistakes.path("convoke.auth.session-idle").asText())
                .isEqualTo("is \"often\": expected a duration longer than zero, as PT10S or P30D;"
                        + " mend it and restart the service");
        assertThat(mistakes.path("mp.jwt.verify.issuer").asText()).startsWith("is missing");
        assertThat(mistakes)
                .allSatisfy(words -> assertThat(words.asText()).endsWith("mend it and restart the service"));
        assertThat(check("auth-database").path("data").path("reason").asText())
                .startsWith("the configuration is not in order: convoke.auth.hash-parallelism, ");
        assertThat(health("started").status()).isEqualTo(503);
        assertThat(health("live").status()).isEqualTo(200);
        auth.http().get("/jwks.json").expectProblem(503, "unavailable");
        mistakes.fieldNames()
                .forEachRemaining(key -> assertThat(log()).anyMatch(line -> line.contains("Configuration: " + key)));
    }

    @Test
    void whatCanBeMendedIsTakenUpWithoutARestart() throws Exception {
        var secrets = directory.resolve("secrets");
        copySecrets(secrets);
        Files.write(secrets.resolve("auth/unreadable"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        Files.writeString(
                secrets.resolve("auth").resolve(SIGNING_KEY),
                ServiceSecrets.key("other").toJSONString());
        prepareDatabase("right-password");
        var hosts = directory.resolve("hosts");
        Files.writeString(
                hosts, "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        var brokerPort = bench.broker().bootstrapServers().replaceAll(".*:", "");
        auth = bench.launch(
                "auth-mended",
                Map.of(
                        "db.name",
                        database,
                        "db.auth.user",
                        ROLE,
                        "db.auth.password",
                        "wrong-password",
                        BROKERS,
                        "broker.test:" + brokerPort,
                        "mp.messaging.connector.liberty-kafka.client.id",
                        ROLE),
                Map.of("CONVOKE_SECRETS_DIRECTORY", secrets.toString()),
                List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.negative.ttl=1"));

        var mistakes = awaitMistakes("convoke.secrets.backend", SIGNING_KEY, BROKERS);
        assertThat(mistakes.path("convoke.secrets.backend").asText())
                .isEqualTo(
                        "gives no secrets: " + secrets.resolve("auth/unreadable") + " cannot be read (not UTF-8 text)");
        assertThat(mistakes.path(BROKERS).asText()).contains("broker.test").contains("no host of that name");

        Files.delete(secrets.resolve("auth/unreadable"));
        var mismatch = awaitMistakes(SIGNING_KEY, BROKERS);
        assertThat(mismatch.path(SIGNING_KEY).asText())
                .isEqualTo(
                        "cannot be used: the public part of the signing key other is not in mp.jwt.verify.publickey");

        Files.writeString(
                secrets.resolve("auth").resolve(SIGNING_KEY),
                bench.secrets().authKey().toJSONString());
        Files.writeString(hosts, "127.0.0.1 broker.test\n", StandardOpenOption.APPEND);
        awaitReason("the database refuses the log-in (the keys db.auth.user and db.auth.password)");
        assertThat(check("auth-configuration").path("status").asText()).isEqualTo("UP");

        asSuperuser("alter role " + ROLE + " password 'wrong-password'");
        awaitReason("the schema is newer than this release: db/migration is at version 999 there,"
                + " and this release knows up to 2. Run the release that made it, or restore the database from before");
        assertThat(log())
                .anyMatch(line -> line.contains("Configuration: " + BROKERS + " is in order now"))
                .anyMatch(line -> line.contains("db.auth.password"))
                .anyMatch(line -> line.contains("the schema is newer than this release"))
                .noneMatch(line -> line.contains("wrong-password"));

        asSuperuser("drop table auth.flyway_schema_history");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> health("ready").status() == 200);
        auth.http().get("/jwks.json").expect(200);
        assertThatItConsumes();
    }

    /** The channels were made while nobody knew where the broker was. */
    private void assertThatItConsumes() {
        try (var kafka = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bench.broker().bootstrapServers()))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                var group = kafka.describeConsumerGroups(List.of("auth-receipts"))
                        .all()
                        .get(10, TimeUnit.SECONDS)
                        .get("auth-receipts");
                assertThat(group.members()).anyMatch(member -> member.clientId().startsWith(ROLE));
            });
        }
    }

    private JsonNode awaitMistakes(String... keys) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            var configuration = check("auth-configuration");
            assertThat(configuration.path("status").asText()).isEqualTo("DOWN");
            assertThat(configuration.path("data").fieldNames()).toIterable().containsExactlyInAnyOrder(keys);
        });
        return check("auth-configuration").path("data");
    }

    private void awaitReason(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check("auth-database")
                                .path("data")
                                .path("reason")
                                .asText())
                        .isEqualTo(reason));
    }

    private JsonNode check(String name) {
        return StreamSupport.stream(health("ready").json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Answer health(String kind) {
        return Http.at(auth.uri("/health/" + kind)).get("");
    }

    private List<String> log() {
        try {
            return Files.readAllLines(auth.messagesLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copySecrets(Path to) throws IOException {
        var from = bench.secrets().directory();
        for (var owner : List.of("common", "auth")) {
            Files.createDirectories(to.resolve(owner));
            try (var files = Files.list(from.resolve(owner))) {
                for (var file : files.toList()) {
                    Files.copy(file, to.resolve(owner).resolve(file.getFileName()));
                }
            }
        }
    }

    /** With a schema that a release of the future has migrated. */
    private void prepareDatabase(String password) throws SQLException {
        new Databases(bench.database().server()).prepare(database, Map.of(ROLE, password));
        asSuperuser("create schema auth authorization " + ROLE);
        asSuperuser("create table auth.flyway_schema_history (installed_rank int primary key, version varchar(50),"
                + " description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,"
                + " checksum int, installed_by varchar(100) not null, installed_on timestamp not null default now(),"
                + " execution_time int not null, success boolean not null)");
        asSuperuser("insert into auth.flyway_schema_history values"
                + " (1, '999', 'future', 'SQL', 'V999__future.sql', 1, 'it', now(), 1, true)");
        asSuperuser("alter table auth.flyway_schema_history owner to " + ROLE);
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var connection = bench.database().server().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
