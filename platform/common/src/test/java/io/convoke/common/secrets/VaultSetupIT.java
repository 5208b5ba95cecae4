package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.convoke.dev.parts.OpenBao;
import io.convoke.dev.parts.OpenBaoApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told to type sets a real server up so that each service reads its own secrets and no others. */
@ExtendWith(OpenBaoServer.class)
class VaultSetupIT {
    private static final List<String> SERVICES =
            List.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    private static OpenBao server;

    @BeforeAll
    static void setUpAsDocumented() throws IOException, InterruptedException {
        server = OpenBaoServer.start(directory);
        for (var file : List.of("public-keys.json", "signing-key.json", "mail-token-key", "ticket-key.json")) {
            Files.writeString(directory.resolve(file), "content of " + file);
        }
        DocumentedCommands.run(
                DocumentedCommands.script("policies", "secrets", "approle"),
                directory,
                OpenBaoServer.TOOLS,
                Map.of(
                        "BAO_ADDR", server.address(),
                        "BAO_TOKEN", server.rootToken(),
                        "VAULT_ADDR", server.address(),
                        "VAULT_TOKEN", server.rootToken()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void everyServiceReadsWhatIsItsOwn() throws Exception {
        for (var service : SERVICES) {
            assertThat(store(service, service).load())
                    .as(service)
                    .containsEntry("mp.jwt.verify.publickey", "content of public-keys.json");
        }
        assertThat(store("auth", "auth").load())
                .containsEntry("convoke.auth.signing-key", "content of signing-key.json")
                .containsEntry("convoke.mail-token-key", "content of mail-token-key");
        assertThat(store("registration", "registration").load())
                .containsEntry("convoke.registration.ticket-key", "content of ticket-key.json");
    }

    @Test
    void nobodyReadsWhatIsAnothersNorWrites() throws Exception {
        for (var service : SERVICES) {
            for (var other : SERVICES) {
                if (!other.equals(service)) {
                    var refused = catchThrowableOfType(
                            SecretsUnavailableException.class,
                            () -> store(service, other).load());
                    assertThat(refused).as(service + " reads " + other).hasMessageContaining("answered 403");
                }
            }
            var api = new OpenBaoApi(server.uri(), token(service));
            assertThat(api.get("convoke/metadata/" + service).status()).isEqualTo(403);
            for (var target : List.of("common", service)) {
                assertThat(api.post("convoke/data/" + target, Map.of("data", Map.of("key", "forged")))
                                .status())
                        .as(service + " writes " + target)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void credentialsAreTheirOwnersAlone() throws IOException {
        var mode = Files.getPosixFilePermissions(directory.resolve("credentials/auth/secret-id"));

        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    private static VaultSecrets store(String who, String what) {
        return new VaultSecrets(client(), login(who), "convoke", what, System::nanoTime);
    }

    private static String token(String service) throws Exception {
        return login(service).login(client(), System.nanoTime()).value();
    }

    private static AppRoleLogin login(String service) {
        return new AppRoleLogin(directory.resolve("credentials").resolve(service));
    }

    private static VaultClient client() {
        return new VaultClient(server.uri(), PATIENCE, Optional.empty());
    }
}
