package io.convoke.dev.telegram;

import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stand-in for the Bot API as a process. Directory: {@code chats}, {@code telegram.state}. */
public final class TelegramServer implements Part {
    /** The username of the bot, without the at sign. */
    public static final String BOT_NAME = "ConvokeLocalBot";

    private static final String NAME = "telegram";

    private final Path directory;
    private final int port;
    private final Path token;
    private final ManagedProcess process;

    /** @param token the file that holds the bot's token */
    public TelegramServer(Path directory, int port, Path token, Path log) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.token = token.toAbsolutePath();
        this.process = new ManagedProcess(NAME, this.directory.resolve("telegram.state"), log);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    /** What the services call instead of {@code https://api.telegram.org}. */
    public URI uri() {
        return URI.create("http://" + address());
    }

    /** The chats as they stand now, also while it does not run. */
    public TelegramChats chats() {
        return new TelegramChats(directory.resolve("chats"));
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        var options = new ArrayList<>(JavaProgram.LIGHT);
        options.add("-Xmx48m");
        var arguments = List.of(String.valueOf(port), directory.resolve("chats").toString(), token.toString());
        try {
            process.launch(
                    JavaProgram.lastingCommand(
                            options, TelegramServerMain.class.getName(), arguments, directory.resolve("lib")),
                    directory,
                    Map.of());
        } catch (IOException e) {
            throw new PartFailure(NAME, "cannot be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady(Duration patience) {
        process.awaitReady(this::ready, patience);
    }

    @Override
    public boolean ready() {
        return Ports.listening(port);
    }

    @Override
    public void stop() {
        process.stop("TERM", Duration.ofSeconds(10));
    }

    /**
     * A person writes to the bot.
     *
     * @param language of the person's Telegram, for example {@code ru}
     */
    public void say(String person, String language, String text) {
        ask(HttpRequest.newBuilder(
                        uri().resolve("/people/" + encoded(person) + "/messages?language=" + encoded(language)))
                .POST(BodyPublishers.ofString(text)));
    }

    /** A person blocks the bot, or unblocks it. */
    public void block(String person, boolean blocked) {
        ask(HttpRequest.newBuilder(uri().resolve("/people/" + encoded(person) + "/blocked"))
                .method(blocked ? "PUT" : "DELETE", BodyPublishers.noBody()));
    }

    private void ask(HttpRequest.Builder request) {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new PartFailure(NAME, "refused: " + answer.body());
            }
        } catch (IOException e) {
            throw new PartFailure(NAME, "does not answer at " + address() + "; is it running (./convoke status)?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure(NAME, "interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
