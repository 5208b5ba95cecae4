package io.convoke.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.Secret;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Complaints;
import io.convoke.testkit.KnownNames;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import io.convoke.testkit.SpoiltDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final String CLIENT = "it_mended";

    @TempDir
    Path directory;

    private final Bench bench = Bench.current();
    private RunningService auth;
    private Complaints complaints;

    @AfterEach
    void stop() {
        auth.kill9();
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNothingIsBegun() {
        launch(
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

        var mistakes = complaints.awaitMistakes(
                "auth",
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
        assertThat(complaints.check("auth-database").path("data").path("reason").asText())
                .startsWith("the configuration is not in order: convoke.auth.hash-parallelism, ");
        complaints.assertNothingIsBegun(List.of("auth"));
        mistakes.fieldNames()
                .forEachRemaining(
                        key -> assertThat(complaints.log()).anyMatch(line -> line.contains("Configuration: " + key)));
    }

    @Test
    void whatCanBeMendedIsTakenUpWithoutARestart() throws Exception {
        var secrets = directory.resolve("secrets");
        bench.secrets().copyTo(secrets);
        Files.write(secrets.resolve("auth/unreadable"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        Secret.write(
                secrets.resolve("auth").resolve(SIGNING_KEY),
                ServiceSecrets.key("other").toJSONString());
        var names = new KnownNames(directory);
        var brokerPort = bench.broker().bootstrapServers().replaceAll(".*:", "");
        try (var database = new SpoiltDatabase(bench, List.of("auth"))) {
            var variables = new HashMap<>(database.variables());
            variables.put(BROKERS, "broker.test:" + brokerPort);
            variables.put("mp.messaging.connector.liberty-kafka.client.id", CLIENT);
            launch(
                    "auth-mended",
                    variables,
                    Map.of("CONVOKE_SECRETS_DIRECTORY", secrets.toString()),
                    names.jvmOptions());

            var mistakes = complaints.awaitMistakes("auth", "convoke.secrets.backend", SIGNING_KEY, BROKERS);
            assertThat(mistakes.path("convoke.secrets.backend").asText())
                    .isEqualTo("gives no secrets: " + secrets.resolve("auth/unreadable")
                            + " cannot be read (not UTF-8 text)");
            assertThat(mistakes.path(BROKERS).asText()).contains("broker.test").contains("no host of that name");

            Files.delete(secrets.resolve("auth/unreadable"));
            var mismatch = complaints.awaitMistakes("auth", SIGNING_KEY, BROKERS);
            assertThat(mismatch.path(SIGNING_KEY).asText())
                    .isEqualTo("cannot be used: the public part of the signing key other is not in"
                            + " mp.jwt.verify.publickey");

            Secret.write(
                    secrets.resolve("auth").resolve(SIGNING_KEY),
                    bench.secrets().authKey().toJSONString());
            names.add("broker.test");
            complaints.awaitReason(
                    "auth", "the database refuses the log-in (the keys db.auth.user and db.auth.password)");

            database.acceptPasswords();
            complaints.awaitReason(
                    "auth",
                    "the schema is newer than this release: db/migration is at version 999 there,"
                            + " and this release knows up to 2. Run the release that made it, or restore the database"
                            + " from before");
            assertThat(complaints.log())
                    .anyMatch(line -> line.contains("Configuration: " + BROKERS + " is in order now"))
                    .noneMatch(line -> line.contains(database.givenPassword()));

            database.forgetFuture();
            await().atMost(PATIENCE).until(() -> complaints.health("ready").status() == 200);
            auth.http().get("/jwks.json").expect(200);
            assertThatItConsumes();
            auth.kill9();
        }
    }

    /** The bench's database has no TLS. */
    @Test
    void tlsThatTheDatabaseHasNotIsNamed() {
        launch("auth-unprotected", Map.of("db.ssl-mode", "require"), Map.of(), List.of());

        complaints.awaitReason(
                "auth",
                "the database cannot be talked to for want of TLS there, or of a password here"
                        + " (the keys db.ssl-mode and db.auth.password)");
        complaints.assertNothingIsBegun(List.of("auth"));
    }

    private void launch(
            String name, Map<String, String> variables, Map<String, String> environment, List<String> jvmOptions) {
        auth = bench.launch(name, variables, environment, jvmOptions);
        complaints = new Complaints(auth);
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
                assertThat(group.members()).anyMatch(member -> member.clientId().startsWith(CLIENT));
            });
        }
    }
}
