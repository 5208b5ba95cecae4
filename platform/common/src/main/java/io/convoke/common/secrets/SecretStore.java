package io.convoke.common.secrets;

import java.time.Duration;
import java.util.Map;

/** Where the secrets of one service are kept. Used by one thread at a time. */
interface SecretStore {

    /**
     * Reads all secrets of the service: those for everybody and its own, where its own win.
     *
     * @return values by configuration key
     */
    Map<String, String> load() throws SecretsUnavailableException, InterruptedException;

    /** How long the store can be left alone before {@link #load} is due, whatever the refresh interval says. */
    default Duration restAtMost() {
        return Duration.ofDays(1);
    }

    /** The place in words, as "Vault at http://…" or "directory …". */
    String place();
}
