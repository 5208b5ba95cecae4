package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.common.secrets.SecretsState.Status;
import io.convoke.dev.parts.OpenBao;
import io.convoke.dev.parts.OpenBaoApi;
import io.convoke.dev.parts.OpenBaoSecrets;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Vault backend against a real server, under the policies that the services run with. */
@ExtendWith(OpenBaoServer.class)
class VaultSecretsIT {

    private static final String SIGNING_KEY = "convoke.auth.signing-key";
    private static final String PUBLIC_KEYS = "mp.jwt.verify.publickey";
    private static final String MAIL_TOKEN_KEY = "convoke.mail-token-key";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static OpenBao server;
    private static OpenBaoSecrets vault;

    private Optional<Secrets> opened = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        server = OpenBaoServer.start(directory);
        vault = new OpenBaoSecrets(server.root(), Duration.ofSeconds(3));
        write("secrets/common/" + PUBLIC_KEYS, "{\"keys\":[\"first\"]}\n");
        write("secrets/auth/" + SIGNING_KEY, "private");
        write("secrets/notification/" + MAIL_TOKEN_KEY, "mail-key");
        vault.prepare(
                directory.resolve("secrets"),
                directory.resolve("credentials"),
                List.of("auth", "event", "registration", "notification"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(Secrets::close);
        server.unseal();
    }

    @Test
    void everyServiceReadsTheCommonSecretsAndItsOwn() {
        assertThat(open("auth").keys()).contains(PUBLIC_KEYS, SIGNING_KEY).doesNotContain(MAIL_TOKEN_KEY);
        assertThat(open("event").keys()).contains(PUBLIC_KEYS).doesNotContain(SIGNING_KEY, MAIL_TOKEN_KEY);
        assertThat(open("registration").keys()).contains(PUBLIC_KEYS).doesNotContain(SIGNING_KEY, MAIL_TOKEN_KEY);
        assertThat(open("notification").keys())
                .contains(PUBLIC_KEYS, MAIL_TOKEN_KEY)
                .doesNotContain(SIGNING_KEY);
    }

    @Test
    void onlyAuthReachesTheSigningKey() throws Exception {
        for (var service : List.of("event", "registration", "notification")) {
            var api = new OpenBaoApi(server.uri(), tokenOf(service));
            assertThat(api.get("convoke/data/common").status()).as(service).isEqualTo(200);
            assertThat(api.get("convoke/data/auth").status()).as(service).isEqualTo(403);
            assertThat(api.get("convoke/metadata/auth").status()).as(service).isEqualTo(403);
            assertThat(api.post("convoke/data/common", Map.of("data", Map.of(PUBLIC_KEYS, "forged")))
                            .status())
                    .as(service)
                    .isEqualTo(403);
        }
        assertThat(new OpenBaoApi(server.uri(), tokenOf("auth"))
                        .get("convoke/data/notification")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRoleThatPosesAsAnotherServiceGetsNothing() throws IOException {
        var credentials = directory.resolve("posing");
        copy("credentials/event/role-id", "posing/auth/role-id");
        copy("credentials/event/secret-id", "posing/auth/secret-id");

        var auth = open("auth", Map.of(SecretsSettings.VAULT_APPROLE_DIRECTORY, credentials.toString()));
        assertThat(auth.currentState().usable()).isFalse();
        assertThat(auth.keys()).isEmpty();
        assertThat(auth.currentState().message())
                .contains("convoke/data/auth answered 403")
                .contains("permission denied");
    }

    @Test
    void aWrongSecretIdGetsNothingAndIsNotShown() throws IOException {
        copy("credentials/event/role-id", "wrong/event/role-id");
        write("wrong/event/secret-id", "00000000-wrong");

        var event = open(
                "event",
                Map.of(
                        SecretsSettings.VAULT_APPROLE_DIRECTORY,
                        directory.resolve("wrong").toString()));
        assertThat(event.currentState().usable()).isFalse();
        assertThat(event.currentState().message())
                .contains("auth/approle/login answered 400")
                .doesNotContain("00000000-wrong");
    }

    @Test
    void aRotationIsSeenWithinTheRefresh() {
        var event = open("event");
        vault.put("common", Map.of(PUBLIC_KEYS, "{\"keys\":[\"second\",\"first\"]}"));

        await().atMost(Duration.ofSeconds(2))
                .until(() -> event.value(PUBLIC_KEYS).orElseThrow().contains("second"));
        assertThat(event.currentState().status()).isEqualTo(Status.OK);
    }

    @Test
    void aSealedServerLeavesTheValuesAndAnUnsealedOneRefreshesThem() {
        var auth = open("auth");
        server.seal();
        await().atMost(PATIENCE).until(() -> auth.currentState().status() == Status.STALE);
        assertThat(auth.currentState().message()).contains("503").contains("sealed");
        assertThat(auth.value(SIGNING_KEY)).contains("private");

        server.unseal();
        await().atMost(PATIENCE).until(server::ready);
        vault.put("common", Map.of("after-unseal", "seen"));
        await().atMost(PATIENCE).until(() -> auth.value("after-unseal").isPresent());
        assertThat(auth.currentState().status()).isEqualTo(Status.OK);
    }

    @Test
    void aKilledServerLeavesTheValuesUntilItIsBack() {
        var auth = open("auth");
        server.kill9();
        await().atMost(PATIENCE).until(() -> auth.currentState().status() == Status.STALE);
        assertThat(auth.value(SIGNING_KEY)).contains("private");

        server.start(PATIENCE);
        await().atMost(PATIENCE).until(() -> auth.currentState().status() == Status.OK);
    }

    @Test
    void aTokenIsRenewedBeyondItsFirstLeaseAndReplacedFromItsFileWhenItEnds() throws IOException {
        var file = directory.resolve("token");
        Files.writeString(file, childToken("2s", "6s"));
        var tokenFile = Map.of(SecretsSettings.VAULT_TOKEN_FILE, file.toString());
        var created = System.nanoTime();
        var event = open("event", tokenFile);

        await().atMost(PATIENCE).until(() -> event.currentState().status() == Status.STALE);
        assertThat(Duration.ofNanos(System.nanoTime() - created)).isGreaterThan(Duration.ofSeconds(4));
        assertThat(event.currentState().message()).contains("403");
        assertThat(event.value(PUBLIC_KEYS)).isPresent();

        Files.writeString(file, childToken("60s", "60s"));
        await().atMost(PATIENCE).until(() -> event.currentState().status() == Status.OK);
    }

    @Test
    void revokedTokensOfARoleAreReplacedByALogin() {
        var event = open("event");
        server.root().change("sys/leases/revoke-prefix/auth/approle/login", Map.of());
        vault.put("common", Map.of("after-revocation", "seen"));

        await().atMost(PATIENCE).until(() -> event.value("after-revocation").isPresent());
        assertThat(event.currentState().status()).isEqualTo(Status.OK);
    }

    @Test
    void aStartWithoutAServerSaysSo() {
        var nobody = "http://127.0.0.1:" + Ports.free();

        var event =
                open("event", Map.of(SecretsSettings.VAULT_ADDRESS, nobody, SecretsSettings.START_TIMEOUT, "PT0.5S"));
        assertThat(event.currentState().status()).isEqualTo(Status.NEVER_LOADED);
        assertThat(event.currentState().message()).isEqualTo("nobody answers at that address");
    }

    @Test
    void preparingAgainTakesNothingBack() throws IOException {
        vault.put("auth", Map.of("rotated", "in-vault"));
        var secretId = Files.readString(directory.resolve("credentials/auth/secret-id"));
        write("secrets/auth/rotated", "older");
        write("secrets/auth/new-key", "added");

        vault.prepare(directory.resolve("secrets"), directory.resolve("credentials"), List.of("auth"));

        assertThat(vault.read("auth"))
                .containsEntry("rotated", "in-vault")
                .containsEntry("new-key", "added")
                .containsKey(SIGNING_KEY);
        assertThat(directory.resolve("credentials/auth/secret-id")).hasContent(secretId);
        vault.remove("auth", List.of("rotated", "new-key"));
    }

    private Secrets open(String service) {
        return open(service, Map.of());
    }

    private Secrets open(String service, Map<String, String> others) {
        close();
        var settings = new HashMap<String, String>();
        settings.put(SecretsSettings.BACKEND, "vault");
        settings.put(SecretsSettings.VAULT_ADDRESS, server.address());
        if (!others.containsKey(SecretsSettings.VAULT_TOKEN_FILE)) {
            settings.put(
                    SecretsSettings.VAULT_APPROLE_DIRECTORY,
                    directory.resolve("credentials").toString());
        }
        settings.put(SecretsSettings.REFRESH, "PT0.2S");
        settings.putAll(others);
        var chosen = new SecretsSettings(settings::get);
        var secrets = Secrets.open(service, chosen.store(service), chosen.refresh(), chosen.startTimeout());
        opened = Optional.of(secrets);
        return secrets;
    }

    private static String tokenOf(String service) throws Exception {
        var client = new VaultClient(server.uri(), PATIENCE, Optional.empty());
        return new AppRoleLogin(directory.resolve("credentials").resolve(service))
                .login(client, System.nanoTime())
                .value();
    }

    private static String childToken(String life, String longestLife) {
        return server.root()
                .change(
                        "auth/token/create",
                        Map.of("policies", List.of("convoke-event"), "ttl", life, "explicit_max_ttl", longestLife))
                .path("auth")
                .path("client_token")
                .asText();
    }

    private static void copy(String from, String to) throws IOException {
        write(to, Files.readString(directory.resolve(from)));
    }

    private static void write(String file, String text) throws IOException {
        var path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
