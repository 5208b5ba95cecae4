package io.convoke.common.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** What the server makes of a WAR, as far as secrets go: a class loader that says which service it is. */
public final class Application implements AutoCloseable {
    private final Path directory;
    private final String service = "service-" + UUID.randomUUID();

    /** @param directory for its secrets, which are read every 20 ms once there is a {@link #source()}, and its WAR */
    public Application(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve(service));
            Files.createDirectories(war().resolve("META-INF"));
            Files.writeString(
                    war().resolve("META-INF/microprofile-config.properties"), "convoke.service.name=" + service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String service() {
        return service;
    }

    SecretsSettings settings() {
        return new SecretsSettings(Map.of(
                SecretsSettings.BACKEND, "directory",
                SecretsSettings.DIRECTORY, directory.toString(),
                SecretsSettings.REFRESH, "PT0.02S")::get);
    }

    /** Opens the secrets, or takes those that are open. */
    public ConfigSource source() {
        return new SecretsConfigSource(Optional.of(service), settings());
    }

    /** The file of a secret. */
    public Path secret(String key) {
        return directory.resolve(service).resolve(key);
    }

    /** Does work on a thread of the application's. */
    public void run(Runnable work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {war().toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path war() {
        return directory.resolve(service + "-war");
    }

    @Override
    public void close() {
        SharedSecrets.close(service);
    }
}
