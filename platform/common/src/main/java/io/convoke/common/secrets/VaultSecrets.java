package io.convoke.common.secrets;

import io.convoke.common.secrets.SecretsUnavailableException.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Secrets in Vault's KV version 2: {@code <mount>/common} for everybody and {@code <mount>/<service>} for one service, with
 * configuration keys as fields. Its token is renewed before it ends, and replaced where it cannot be.
 */
final class VaultSecrets implements SecretStore {

    private final VaultClient vault;
    private final VaultLogin login;
    private final String mount;
    private final String service;
    private final LongSupplier nanoClock;

    private Optional<VaultToken> token = Optional.empty();
    private Duration leaseAtLogin = Duration.ZERO;

    VaultSecrets(VaultClient vault, VaultLogin login, String mount, String service, LongSupplier nanoClock) {
        this.vault = vault;
        this.login = login;
        this.mount = mount;
        this.service = service;
        this.nanoClock = nanoClock;
    }

    @Override
    public Map<String, String> load() throws SecretsUnavailableException, InterruptedException {
        var before = token;
        var current = currentToken();
        try {
            return read(current);
        } catch (SecretsUnavailableException e) {
            if (e.kind() != Kind.REFUSED || !before.equals(token)) {
                throw e;
            }
            // Revoked or ended before its time; when a new token is refused as well, the policy is to blame.
            return read(logIn());
        }
    }

    private Map<String, String> read(VaultToken current) throws SecretsUnavailableException, InterruptedException {
        var secrets = new HashMap<>(vault.readSecret(mount, "common", current));
        secrets.putAll(vault.readSecret(mount, service, current));
        if (secrets.isEmpty()) {
            throw SecretsUnavailableException.lasting(
                    "there is nothing at " + mount + "/common nor at " + mount + "/" + service);
        }
        return secrets;
    }

    private VaultToken currentToken() throws SecretsUnavailableException, InterruptedException {
        var now = nanoClock.getAsLong();
        if (token.isEmpty() || token.get().isOver(now)) {
            return logIn();
        }
        var held = token.get();
        return held.isRenewalDue(now) ? renewOrLogIn(held) : held;
    }

    private VaultToken renewOrLogIn(VaultToken held) throws SecretsUnavailableException, InterruptedException {
        if (!held.renewable()) {
            return logIn();
        }
        try {
            var renewed = vault.renew(held, nanoClock.getAsLong());
            // Near the longest life that its role allows, each renewal is shorter than the one before.
            if (renewed.lease().multipliedBy(2).compareTo(leaseAtLogin) < 0) {
                return logIn();
            }
            token = Optional.of(renewed);
            return renewed;
        } catch (SecretsUnavailableException e) {
            // Vault is away, or answers 500 as it does past the longest life: the token serves until it is over.
            return e.kind() == Kind.PASSING ? held : logIn();
        }
    }

    private VaultToken logIn() throws SecretsUnavailableException, InterruptedException {
        token = Optional.empty();
        var obtained = login.login(vault, nanoClock.getAsLong());
        token = Optional.of(obtained);
        leaseAtLogin = obtained.lease();
        return obtained;
    }

    @Override
    public Duration restAtMost() {
        var second = Duration.ofSeconds(1);
        var rest = token.map(held -> held.untilRenewal(nanoClock.getAsLong())).orElse(Duration.ofDays(1));
        return rest.compareTo(second) < 0 ? second : rest;
    }

    @Override
    public String place() {
        return "Vault at " + vault.address();
    }

    @Override
    public String toString() {
        return place();
    }
}
