package io.convoke.common.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uses a token that somebody else obtained: an operator, or an agent that keeps a file up to date. */
final class TokenLogin implements VaultLogin {

    @FunctionalInterface
    interface TokenSource {
        String token() throws SecretsUnavailableException;
    }

    private final TokenSource source;

    private TokenLogin(TokenSource source) {
        this.source = source;
    }

    static TokenLogin of(TokenSource source) {
        return new TokenLogin(source);
    }

    static TokenLogin ofFile(Path file) {
        return new TokenLogin(() -> read(file));
    }

    static String read(Path file) throws SecretsUnavailableException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw SecretsUnavailableException.lasting(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public VaultToken login(VaultClient vault, long now) throws SecretsUnavailableException, InterruptedException {
        var token = source.token();
        return vault.lookUp(token, now);
    }
}
