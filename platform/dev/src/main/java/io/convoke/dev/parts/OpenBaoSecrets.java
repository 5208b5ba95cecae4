package io.convoke.dev.parts;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sets a Vault server up for the services: the secrets in a KV version 2 mount, a policy and an AppRole for each service,
 * and the credentials of the roles as files. Every step can be repeated, and never takes back what was changed in Vault.
 */
public final class OpenBaoSecrets {
    public static final String MOUNT = "convoke";
    private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(30);

    private final OpenBaoApi vault;
    private final Duration tokenLife;

    /** @param vault as somebody who may do everything */
    public OpenBaoSecrets(OpenBaoApi vault) {
        this(vault, Duration.ofMinutes(20));
    }

    /** @param tokenLife the life of a role's token, which its service renews for as long as it runs */
    public OpenBaoSecrets(OpenBaoApi vault, Duration tokenLife) {
        this.vault = vault;
        this.tokenLife = tokenLife;
    }

    /**
     * Does all of it.
     *
     * @param directory {@code common/<key>} and {@code <service>/<key>}, as the directory backend has them; a key that Vault
     *     has already stays as it is there, for it may have been rotated
     * @param credentials {@code <service>/role-id} and {@code <service>/secret-id} are put there
     */
    public void prepare(Path directory, Path credentials, List<String> services) {
        enable("sys/mounts", MOUNT, Map.of("type", "kv", "options", Map.of("version", "2")));
        awaitMount();
        enable("sys/auth", "approle", Map.of("type", "approle"));
        add("common", files(directory.resolve("common")));
        for (var service : services) {
            add(service, files(directory.resolve(service)));
            allow(service);
            keepCredentials(service, credentials.resolve(service));
        }
    }

    /** Replaces fields of a secret; the others stay. */
    public void put(String name, Map<String, String> fields) {
        var all = new TreeMap<>(read(name));
        all.putAll(fields);
        vault.change(MOUNT + "/data/" + name, Map.of("data", all));
    }

    /** Removes fields of a secret; the others stay. */
    public void remove(String name, Collection<String> fields) {
        var rest = read(name);
        rest.keySet().removeAll(fields);
        vault.change(MOUNT + "/data/" + name, Map.of("data", rest));
    }

    /** The fields of a secret; empty when there is none. */
    public Map<String, String> read(String name) {
        var answer = vault.get(MOUNT + "/data/" + name);
        if (!answer.ok() && answer.status() != 404) {
            throw new PartFailure("openbao", MOUNT + "/data/" + name + " answered " + answer);
        }
        var fields = new TreeMap<String, String>();
        var data = answer.ok() ? answer.body().path("data").path("data") : MissingNode.getInstance();
        data.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    /** The policy of a service, in Vault's language. */
    public static String policy(String service) {
        try (var text = OpenBaoSecrets.class.getResourceAsStream("/io/convoke/dev/vault/" + service + ".hcl")) {
            if (text == null) {
                throw new PartFailure(
                        "openbao",
                        "there is no policy for " + service + ": add it to io/convoke/dev/vault/" + service + ".hcl");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enable(String kind, String name, Map<String, ?> what) {
        if (!vault.get(kind).body().path("data").has(name + "/")) {
            vault.change(kind + "/" + name, what);
        }
    }

    /** A new mount makes itself versioned in the background, and answers 400 meanwhile. */
    private void awaitMount() {
        var path = MOUNT + "/data/common";
        if (!ManagedProcess.await(() -> vault.get(path).status() != 400, MOUNT_PATIENCE)) {
            throw new PartFailure("openbao", path + " answered " + vault.get(path));
        }
    }

    private void add(String name, Map<String, String> fields) {
        var known = read(name);
        var missing = new TreeMap<>(fields);
        missing.keySet().removeAll(known.keySet());
        if (!missing.isEmpty()) {
            put(name, missing);
        }
    }

    private void allow(String service) {
        vault.change("sys/policies/acl/" + role(service), Map.of("policy", policy(service)));
        vault.change(
                "auth/approle/role/" + role(service),
                Map.of("token_policies", role(service), "token_ttl", tokenLife.toSeconds() + "s"));
    }

    private void keepCredentials(String service, Path directory) {
        if (!canLogIn(directory)) {
            var path = "auth/approle/role/" + role(service);
            var roleId = vault.get(path + "/role-id")
                    .body()
                    .path("data")
                    .path("role_id")
                    .asText();
            var secretId = vault.change(path + "/secret-id", Map.of())
                    .path("data")
                    .path("secret_id")
                    .asText();
            Secret.write(directory.resolve("role-id"), roleId);
            Secret.write(directory.resolve("secret-id"), secretId);
        }
    }

    private boolean canLogIn(Path directory) {
        var credentials = files(directory);
        return credentials.keySet().containsAll(List.of("role-id", "secret-id"))
                && vault.post(
                                "auth/approle/login",
                                Map.of(
                                        "role_id", credentials.get("role-id"),
                                        "secret_id", credentials.get("secret-id")))
                        .ok();
    }

    private static String role(String service) {
        return "convoke-" + service;
    }

    private static Map<String, String> files(Path directory) {
        var found = new TreeMap<String, String>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (var files = Files.list(directory)) {
            for (var file : new ArrayList<>(files.toList())) {
                var name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    found.put(name, Files.readString(file).strip());
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
