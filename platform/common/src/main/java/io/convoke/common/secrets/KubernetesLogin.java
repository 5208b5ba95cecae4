package io.convoke.common.secrets;

import java.nio.file.Path;
import java.util.Map;

/**
 * Logs in with the token of the service account that the pod runs under, which Vault has the cluster's API server review. The
 * file is read at each login, for the kubelet replaces the token before it ends.
 */
final class KubernetesLogin implements VaultLogin {

    /** Where the method is mounted unless it is told otherwise: Vault's own default. */
    static final String MOUNT = "kubernetes";
    /** Where Kubernetes puts the token unless the pod says otherwise. */
    static final Path TOKEN_FILE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    private final String role;
    private final String mount;
    private final Path tokenFile;

    /** @param role the role in Vault that names the service account and the policy */
    KubernetesLogin(String role, String mount, Path tokenFile) {
        this.role = role;
        this.mount = mount;
        this.tokenFile = tokenFile;
    }

    @Override
    public VaultToken login(VaultClient vault, long now) throws SecretsUnavailableException, InterruptedException {
        var token = TokenLogin.read(tokenFile);
        return vault.login("auth/" + mount + "/login", Map.of("role", role, "jwt", token), now);
    }
}
