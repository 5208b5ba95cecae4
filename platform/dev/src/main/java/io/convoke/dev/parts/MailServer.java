package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An SMTP server that delivers nothing and keeps everything: each accepted mail is a file in the mailbox directory, on disk
 * before the sender hears 250. Directory: {@code mailbox}, {@code mail.state}.
 */
public final class MailServer implements Part {
    private static final String NAME = "mail";

    private final Path directory;
    private final int port;
    private final ManagedProcess process;

    public MailServer(Path directory, int port, Path log) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.process = new ManagedProcess(NAME, this.directory.resolve("mail.state"), log);
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

    public int port() {
        return port;
    }

    /** The mail it has kept, also while it does not run. */
    public Mailbox mailbox() {
        return new Mailbox(directory.resolve("mailbox"));
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        var options = new ArrayList<>(JavaProgram.LIGHT);
        options.add("-Xmx64m");
        var arguments =
                List.of(String.valueOf(port), directory.resolve("mailbox").toString());
        try {
            process.launch(
                    JavaProgram.lastingCommand(
                            options, MailServerMain.class.getName(), arguments, directory.resolve("lib")),
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
}
