package io.convoke.dev.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Vault server on the loopback address with storage on disk: OpenBao, or Vault where that is on the PATH. Initialised
 * at the first start and unsealed at each; the unseal key and the root token are files of mode 600 beside the storage, which
 * is right for a developer's machine and for nothing else.
 *
 * <p>Directory: {@code data}, {@code unseal-key}, {@code root-token}, {@code openbao.state} and the generated configuration.
 */
public final class OpenBao implements Part {
    private static final String NAME = "openbao";
    private static final String CONFIGURATION = """
            storage "raft" {
              path                   = "%3$s"
              node_id                = "convoke"
              performance_multiplier = 1
            }
            listener "tcp" {
              address         = "127.0.0.1:%1$d"
              cluster_address = "127.0.0.1:%2$d"
              tls_disable     = true
            }
            api_addr     = "http://127.0.0.1:%1$d"
            cluster_addr = "http://127.0.0.1:%2$d"
            """;

    private final Path tools;
    private final Path directory;
    private final int port;
    private final ManagedProcess process;

    /**
     * @param directory of this server alone
     * @param tools where the program is looked for, and installed when it is nowhere; see {@link OpenBaoProgram#locate}
     * @param port may differ from start to start
     */
    public OpenBao(Path directory, Path tools, int port, Path log) {
        this.directory = directory.toAbsolutePath();
        this.tools = tools;
        this.port = port;
        this.process = new ManagedProcess(NAME, this.directory.resolve("openbao.state"), log);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return uri().toString();
    }

    public URI uri() {
        return URI.create("http://" + Ports.LOOPBACK + ":" + port);
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    @Override
    public void launch() {
        if (running()) {
            if (hasKeys()) {
                return;
            }
            stop();
        }
        var program = OpenBaoProgram.locate(tools);
        try {
            forgetWhatCannotBeUnsealed();
            Files.createDirectories(data());
            var configuration = directory.resolve("openbao.hcl");
            Files.writeString(configuration, CONFIGURATION.formatted(port, Ports.free(), data()) + memoryLock(program));
            process.launch(
                    List.of(program.executable().toString(), "server", "-config", configuration.toString()),
                    directory,
                    Map.of());
        } catch (IOException e) {
            throw new PartFailure(NAME, "cannot be set up: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        process.awaitReady(() -> Ports.listening(port) && health() > 0, patience);
        initialise();
        unseal();
        process.awaitReady(this::ready, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    /** Unsealed and active. */
    @Override
    public boolean ready() {
        return health() == 200;
    }

    @Override
    public void stop() {
        process.stop("TERM", Duration.ofSeconds(20));
    }

    /** Calls as the root token. */
    public OpenBaoApi root() {
        return new OpenBaoApi(uri(), rootToken());
    }

    /** Whoever has it may do everything. */
    public String rootToken() {
        return read(rootTokenFile());
    }

    /** Seals the server: it answers 503 until it is unsealed. */
    public void seal() {
        root().change("sys/seal", Map.of());
    }

    /** Unseals the server; nothing happens to one that is not sealed. */
    public void unseal() {
        anonymous().change("sys/unseal", Map.of("key", read(unsealKey())));
    }

    private void initialise() {
        if (anonymous().get("sys/init").body().path("initialized").asBoolean()) {
            return;
        }
        var keys = anonymous().change("sys/init", Map.of("secret_shares", 1, "secret_threshold", 1));
        Secret.write(rootTokenFile(), keys.path("root_token").asText());
        Secret.write(unsealKey(), keys.path("keys_base64").path(0).asText());
    }

    /** A crash between initialising and keeping the keys leaves a storage that nobody can open. */
    private void forgetWhatCannotBeUnsealed() throws IOException {
        if (!hasKeys()) {
            Trees.delete(data());
        }
    }

    private boolean hasKeys() {
        return Files.exists(unsealKey()) && Files.exists(rootTokenFile());
    }

    /** Vault wants to be told; OpenBao does not know the setting. */
    private static String memoryLock(OpenBaoProgram program) {
        return program.executable().getFileName().toString().equals("vault") ? "disable_mlock = true\n" : "";
    }

    private OpenBaoApi anonymous() {
        return new OpenBaoApi(uri(), "");
    }

    /** 200 active, 429 standby, 501 not initialised, 503 sealed; -1 without an answer. */
    private int health() {
        return HttpProbe.status(uri().resolve("/v1/sys/health"));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path rootTokenFile() {
        return directory.resolve("root-token");
    }

    private Path unsealKey() {
        return directory.resolve("unseal-key");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
