package io.convoke.common.secrets;

import java.nio.file.Path;
import java.util.Map;

/** Logs in with a role id and a secret id, each in a file of its own in the service's directory. */
final class AppRoleLogin implements VaultLogin {

    private final Path directory;

    AppRoleLogin(Path directory) {
        this.directory = directory;
    }

    @Override
    public VaultToken login(VaultClient vault, long now) throws SecretsUnavailableException, InterruptedException {
        var roleId = TokenLogin.read(directory.resolve("role-id"));
        var secretId = TokenLogin.read(directory.resolve("secret-id"));
        return vault.login("auth/approle/login", Map.of("role_id", roleId, "secret_id", secretId), now);
    }
}
