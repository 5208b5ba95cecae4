package io.convoke.dev.local;

import java.util.Locale;

/** Where the services read their keys and passwords. */
public enum SecretsBackend {
    /** A directory with a file per key. */
    DIRECTORY,
    /** A Vault server, which is OpenBao here. */
    VAULT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
