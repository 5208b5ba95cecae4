package io.convoke.system;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.Secret;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Complaints;
import io.convoke.testkit.KnownNames;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceSecrets;
import io.convoke.testkit.SpoiltDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service says in words what was configured wrongly, and does nothing until it is mended: all of them in one server. */
class ConfigurationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BROKERS = "convoke.kafka.bootstrap-servers";
    private static final List<String> SERVICES = Platform.SERVICES.stream()
            .filter(service -> service.schema().isPresent())
            .map(Service::name)
            .toList();

    /** Wrong for every service. */
    private static final Map<String, String> OF_ALL = Map.of(
            "mp.jwt.verify.issuer",
            "is missing: expected some text",
            ServiceSecrets.PUBLIC_KEYS,
            "is missing: expected a JWK set of public RSA keys",
            BROKERS,
            "is \"broker.test:9092\": no host of that name is known");

    private static final Map<String, Map<String, String>> OF_EACH = Map.of(
            "auth",
            Map.of(
                    "convoke.auth.session-idle", "is \"often\": expected a duration",
                    "convoke.auth.erasure-services", "is \"auth,billing\": expected auth or user or",
                    "convoke.auth.signing-key", "cannot be used: the public part of the signing key",
                    "convoke.mail-token-key", "is wrong: expected 32 random bytes or more in base64url"),
            "user",
            Map.of("db.user.pool", "is \"many\": expected a whole number"),
            "event",
            Map.of("convoke.event.seats-heartbeat", "is \"soon\": expected a duration"),
            "reviews",
            Map.of("convoke.reviews.changes-per-hour", "is \"few\": expected a whole number"),
            "media",
            Map.of("convoke.media.storage", "is \"shelf\": expected directory or s3"),
            "chat",
            Map.of("convoke.chat.origins", "is \"convoke.example\": expected origins as https://convoke.example"),
            "registration",
            Map.of(
                    "convoke.registration.hourly-limit", "is \"none\": expected a whole number",
                    "convoke.registration.ticket-key", "is missing or wrong: expected a private EC JWK",
                    "convoke.registration.ticket-former-keys", "is wrong: expected a JWK set of EC keys"),
            "notification",
            Map.of(
                    "convoke.mail.port", "is \"25x\": expected a whole number",
                    "convoke.mail.password", "is missing: needed with convoke.mail.user",
                    "convoke.mail-token-key", "is wrong: expected 32 random bytes or more in base64url",
                    "convoke.telegram.bot-token", "is wrong: expected the token of a bot"));

    @TempDir
    Path directory;

    private final Bench bench = Bench.current();
    private RunningService server;
    private Complaints complaints;

    @AfterEach
    void stop() {
        server.kill9();
    }

    @Test
    void everyMistakeOfEveryServiceIsNamedAtOnceAndNothingIsBegun() throws IOException {
        assertThat(OF_EACH.keySet()).containsExactlyInAnyOrderElementsOf(SERVICES);
        var secrets = copyOfSecrets();
        Files.delete(secrets.resolve("common").resolve(ServiceSecrets.PUBLIC_KEYS));
        Files.delete(secrets.resolve("registration/convoke.registration.ticket-key"));
        Secret.write(secrets.resolve("registration/convoke.registration.ticket-former-keys"), "{\"spoilt\"");
        Secret.write(secrets.resolve("notification/convoke.telegram.bot-token"), "spoilt-token");
        Secret.write(secrets.resolve("notification/convoke.mail-token-key"), "spoilt-key");
        Secret.write(secrets.resolve("auth/convoke.mail-token-key"), "spoilt-key");
        launch(
                "mistaken",
                Map.ofEntries(
                        entry("mp.jwt.verify.issuer", ""),
                        entry(BROKERS, "broker.test:9092"),
                        entry("convoke.auth.session-idle", "often"),
                        entry("convoke.auth.erasure-services", "auth,billing"),
                        entry("db.user.pool", "many"),
                        entry("convoke.event.seats-heartbeat", "soon"),
                        entry("convoke.reviews.changes-per-hour", "few"),
                        entry("convoke.media.storage", "shelf"),
                        entry("convoke.chat.origins", "convoke.example"),
                        entry("convoke.registration.hourly-limit", "none"),
                        entry("convoke.mail.port", "25x"),
                        entry("convoke.mail.user", "convoke")),
                secrets);

        OF_EACH.forEach((service, ofIt) -> {
            var expected = new HashMap<>(OF_ALL);
            expected.putAll(ofIt);
            var mistakes = complaints.awaitMistakes(service, expected.keySet().toArray(String[]::new));
            expected.forEach((key, words) -> assertThat(mistakes.path(key).asText())
                    .as(service + ": " + key)
                    .startsWith(words));
            assertThat(complaints
                            .check(service + "-database")
                            .path("data")
                            .path("reason")
                            .asText())
                    .startsWith("the configuration is not in order: ")
                    .contains(expected.keySet());
        });
        complaints.assertNothingIsBegun(SERVICES);
        OF_ALL.keySet().forEach(key -> assertThatLogNames(key, SERVICES.size()));
        OF_EACH.values()
                .forEach(ofIt -> ofIt.keySet()
                        .forEach(key -> assertThatLogNames(key, key.equals("convoke.mail-token-key") ? 2 : 1)));
        assertThat(complaints.log()).noneMatch(line -> line.contains("spoilt-"));
        assertThatWordsAreAllThatIsLogged();
    }

    /** Each of these hides those after it. */
    @Test
    void secretsDatabaseAndSchemaAreNamedInTheirTurnAndTakenUpWhenTheyAreMended() throws IOException {
        var secrets = copyOfSecrets();
        for (var service : SERVICES) {
            Files.write(secrets.resolve(service).resolve("unreadable"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        }
        var stranger = ServiceSecrets.key("stranger");
        Secret.write(
                secrets.resolve("common").resolve(ServiceSecrets.PUBLIC_KEYS),
                new JWKSet(stranger.toPublicJWK()).toString());
        try (var database = new SpoiltDatabase(bench, SERVICES)) {
            var variables = new HashMap<>(database.variables());
            variables.put(BROKERS, Ports.LOOPBACK + ":" + Ports.free()); // away, which keeps nobody from working
            launch("mended", variables, secrets);

            for (var service : SERVICES) {
                var unreadable = secrets.resolve(service).resolve("unreadable");
                var mistakes = complaints.awaitMistakes(service, mistakesWithoutSecrets(service));
                assertThat(mistakes.path("convoke.secrets.backend").asText())
                        .isEqualTo("gives no secrets: " + unreadable + " cannot be read (not UTF-8 text)");
            }
            assertThatLogNames("convoke.secrets.backend", SERVICES.size());
            complaints.assertNothingIsBegun(SERVICES);

            for (var service : SERVICES) {
                Files.delete(secrets.resolve(service).resolve("unreadable"));
            }
            var mismatch = complaints.awaitMistakes("auth", "convoke.auth.signing-key");
            assertThat(mismatch.path("convoke.auth.signing-key").asText())
                    .endsWith("is not in " + ServiceSecrets.PUBLIC_KEYS);
            Secret.write(
                    secrets.resolve("common").resolve(ServiceSecrets.PUBLIC_KEYS),
                    bench.secrets().get("common", ServiceSecrets.PUBLIC_KEYS));

            for (var service : SERVICES) {
                var keys = "the keys db." + service + ".user and db." + service + ".password";
                complaints.awaitReason(service, "the database refuses the log-in (" + keys + ")");
            }
            complaints.assertNothingIsBegun(SERVICES);

            database.acceptPasswords();
            for (var service : SERVICES) {
                complaints.awaitReason(
                        service,
                        "the schema is newer than this release: db/migration is at version " + SpoiltDatabase.FUTURE
                                + " there");
            }
            complaints.assertNothingIsBegun(SERVICES);
            assertThat(complaints.log()).noneMatch(line -> line.contains(database.givenPassword()));
            assertThatWordsAreAllThatIsLogged();

            database.forgetFuture();
            await().atMost(PATIENCE).until(() -> complaints.health("ready").status() == 200);
        }
    }

    private static String[] mistakesWithoutSecrets(String service) {
        return switch (service) {
            case "auth" -> new String[] {"convoke.secrets.backend", "convoke.auth.signing-key"};
            case "registration" -> new String[] {"convoke.secrets.backend", "convoke.registration.ticket-key"};
            default -> new String[] {"convoke.secrets.backend"};
        };
    }

    private void launch(String name, Map<String, String> variables, Path secrets) {
        server = bench.launch(
                name,
                SERVICES,
                variables,
                Map.of("CONVOKE_SECRETS_DIRECTORY", secrets.toString()),
                new KnownNames(directory).jvmOptions());
        complaints = new Complaints(server);
    }

    private Path copyOfSecrets() {
        var secrets = directory.resolve("secrets");
        bench.secrets().copyTo(secrets);
        for (var service : SERVICES) {
            Secret.write(secrets.resolve(service).resolve("convoke.of-no-use"), "there");
        }
        return secrets;
    }

    private void assertThatLogNames(String key, int services) {
        assertThat(complaints.log())
                .as(key)
                .filteredOn(line -> line.contains("Configuration: " + key + " ") && !line.endsWith("is in order now"))
                .hasSize(services);
    }

    private void assertThatWordsAreAllThatIsLogged() {
        assertThat(complaints.log())
                .as("stack traces")
                .noneMatch(line -> line.strip().startsWith("at "));
    }
}
