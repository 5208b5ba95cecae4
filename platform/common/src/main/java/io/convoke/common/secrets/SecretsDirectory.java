package io.convoke.common.secrets;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secrets in a directory with a file per key: {@code common/<key>} for everybody and {@code <service>/<key>} for one service.
 *
 * <p>Names that begin with a dot are left out, so that a mounted Kubernetes secret (whose keys are links into {@code ..data})
 * reads like a plain directory, and so that a writer can write {@code .new} and rename it.
 */
final class SecretsDirectory implements SecretStore {

    private final Path directory;
    private final String service;

    SecretsDirectory(Path directory, String service) {
        this.directory = directory;
        this.service = service;
    }

    @Override
    public Map<String, String> load() throws SecretsUnavailableException {
        var common = directory.resolve("common");
        var own = directory.resolve(service);
        if (!Files.isDirectory(common) && !Files.isDirectory(own)) {
            throw SecretsUnavailableException.lasting("neither " + common + " nor " + own + " is a directory");
        }
        var secrets = new TreeMap<String, String>();
        read(common, secrets);
        read(own, secrets);
        return secrets;
    }

    private static void read(Path directory, Map<String, String> secrets) throws SecretsUnavailableException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, SecretsDirectory::isSecret)) {
            for (var file : files) {
                secrets.put(file.getFileName().toString(), value(file));
            }
        } catch (IOException e) {
            throw SecretsUnavailableException.lasting(directory + " cannot be listed (" + reason(e) + ")");
        }
    }

    private static boolean isSecret(Path file) {
        return !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file);
    }

    private static String value(Path file) throws SecretsUnavailableException {
        try {
            var text = Files.readString(file);
            if (text.endsWith("\r\n")) {
                return text.substring(0, text.length() - 2);
            }
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw SecretsUnavailableException.lasting(file + " cannot be read (" + reason(e) + ")");
        }
    }

    private static String reason(IOException e) {
        return e instanceof CharacterCodingException
                ? "not UTF-8 text"
                : e.getClass().getSimpleName();
    }

    @Override
    public String place() {
        return "directory " + directory;
    }

    @Override
    public String toString() {
        return place();
    }
}
