package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The service event, logged in to a stub of Vault by AppRole, with time in the test's hands. */
abstract class StubVaultLogin {
    static final String LOGIN = "POST auth/approle/login";
    static final String RENEWAL = "POST auth/token/renew-self";

    @TempDir
    Path credentials;

    final AtomicLong nanos = new AtomicLong(42);
    final StubVault vault = new StubVault();
    VaultSecrets secrets;

    @BeforeEach
    void eventLogsInWithAppRole() throws IOException {
        Files.writeString(credentials.resolve("role-id"), "the-role\n");
        Files.writeString(credentials.resolve("secret-id"), "the-secret-id\n");
        vault.token("t1", 60, true);
        vault.secret("convoke/data/common", "{\"shared\":\"common\",\"both\":\"common\"}");
        vault.secret("convoke/data/event", "{\"own\":\"event\",\"both\":\"event\"}");
        secrets = secrets(new AppRoleLogin(credentials), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    VaultSecrets secrets(VaultLogin login, Duration timeout) {
        return new VaultSecrets(vault.client(timeout), login, "convoke", "event", nanos::get);
    }

    SecretsUnavailableException failure() {
        return catchThrowableOfType(SecretsUnavailableException.class, secrets::load);
    }
}
