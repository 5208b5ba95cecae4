package io.convoke.testkit;

import io.convoke.dev.parts.LibertyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** A Liberty server with the module's service, and perhaps others. Closing it stops it. */
public final class RunningService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, String> PREFIXES = Map.of(
            "auth", "/api/v1/auth",
            "user", "/api/v1/users",
            "event", "/api/v1/events",
            "reviews", "/api/v1/reviews",
            "media", "/api/v1/media",
            "chat", "/api/v1/chats",
            "registration", "/api/v1/registrations",
            "notification", "/api/v1/notifications",
            "api-docs", "/api");

    private final String service;
    private final LibertyServer server;

    RunningService(String service, LibertyServer server) {
        this.service = service;
        this.server = server;
    }

    /**
     * A client of the service, which holds its answers against the committed OpenAPI document; its paths are below the
     * service's prefix, {@code "/"} is the prefix itself.
     */
    public Http http() {
        return Http.at(uri(prefix()), service);
    }

    /** A client of another service that the same server hosts. */
    public Http http(String hosted) {
        return Http.at(uri(PREFIXES.getOrDefault(hosted, "/" + hosted)), hosted);
    }

    /** The context root of the service. */
    public String prefix() {
        return PREFIXES.getOrDefault(service, "/" + service);
    }

    public int port() {
        return server.port();
    }

    /** An address on the server itself, with the whole path. */
    public URI uri(String path) {
        return server.uri(path);
    }

    /** The process and its logs. */
    public LibertyServer server() {
        return server;
    }

    public Path messagesLog() {
        return server.messagesLog();
    }

    /** Copies Liberty's own log to where it outlives the server. */
    void keepLog(Path directory) {
        try {
            if (Files.exists(messagesLog())) {
                Files.copy(
                        messagesLog(),
                        directory.resolve(server.name() + "-messages.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after {@link #stop} or {@link #kill9}, on the same port; returns when it is ready. */
    public RunningService start() {
        server.start(PATIENCE);
        return this;
    }

    /** An orderly end. */
    public void stop() {
        server.stop();
    }

    public void kill9() {
        server.kill9();
    }

    /** SIGSTOP: it does not run, but its connections stay. */
    public void pause() {
        server.process().pause();
    }

    /** SIGCONT. */
    public void resume() {
        server.process().resume();
    }

    @Override
    public void close() {
        stop();
    }
}
