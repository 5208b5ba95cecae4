package io.convoke.common.secrets;

/** A way to become somebody to Vault; one per authentication method. */
interface VaultLogin {

    /**
     * Obtains a token. What it is obtained with (files, the environment) is read anew each time, so that it can be replaced
     * while the service runs.
     *
     * @param now the holder's clock, in nanoseconds
     */
    VaultToken login(VaultClient vault, long now) throws SecretsUnavailableException, InterruptedException;
}
