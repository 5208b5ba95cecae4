package io.convoke.dev.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * PostgreSQL on the loopback address, with every write on disk before its commit returns. After a crash, the next start
 * recovers. Directory: {@code data}, {@code superuser.password} (mode 600), {@code postgresql.state}.
 */
public final class PostgresServer implements Part {
    public static final String SUPERUSER = "postgres";
    private static final String NAME = "postgresql";
    private static final String HALF_MADE = ".data-";
    private static final Duration CRASHED_BACKENDS_END = Duration.ofSeconds(15);

    private final Path directory;
    private final Path cache;
    private final int port;
    private final ManagedProcess process;

    /**
     * @param directory of this server alone
     * @param cache where the programs are unpacked once for all servers
     * @param log the file its log goes to
     */
    public PostgresServer(Path directory, Path cache, int port, Path log) {
        this.directory = directory.toAbsolutePath();
        this.cache = cache.toAbsolutePath();
        this.port = port;
        this.process = new ManagedProcess(NAME, this.directory.resolve("postgresql.state"), log);
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

    public String superuserPassword() {
        return Secret.password(directory.resolve("superuser.password"));
    }

    public String url(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER, superuserPassword());
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "convoke-dev");
        return DriverManager.getConnection(url(database), properties);
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        var home = PostgresBinaries.unpack(cache);
        initialise(home);
        dropForeignLock();
        process.launch(serverCommand(home), directory, environment());
    }

    @Override
    public void awaitReady(Duration patience) {
        try {
            process.awaitReady(this::ready, patience);
        } catch (PartFailure failure) {
            // After a kill -9 the orphaned backends still hold the shared memory for a moment.
            if (failure.logTail().stream().noneMatch(line -> line.contains("still in use"))) {
                throw failure;
            }
            ManagedProcess.await(this::startedAfterCrash, CRASHED_BACKENDS_END);
            process.awaitReady(this::ready, patience);
        }
    }

    private boolean startedAfterCrash() {
        launch();
        return ManagedProcess.await(() -> ready() || !running(), Duration.ofSeconds(5)) && ready();
    }

    @Override
    public boolean ready() {
        if (!Ports.listening(port)) {
            return false;
        }
        try (var connection = connect(SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException starting) {
            return false;
        }
    }

    /** A fast shutdown: sessions are ended, everything is written. */
    @Override
    public void stop() {
        process.stop("INT", Duration.ofSeconds(20));
    }

    private List<String> serverCommand(Path home) {
        var command = asUnprivileged();
        command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data().toString()));
        Map.of(
                        "listen_addresses", Ports.LOOPBACK,
                        "port", String.valueOf(port),
                        "unix_socket_directories", "",
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "max_connections", "200",
                        "timezone", "UTC",
                        "log_timezone", "UTC",
                        "password_encryption", "scram-sha-256",
                        "log_line_prefix", "%m [%p] %q%u@%d ")
                .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    /** Makes the cluster beside its place and moves it there whole, so that a crash leaves no half of one. */
    private void initialise(Path home) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            forgetHalfMade();
            var fresh = Files.createTempDirectory(directory, HALF_MADE);
            superuserPassword();
            var command = asUnprivileged();
            command.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + directory.resolve("superuser.password"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            Files.createDirectories(process.log().getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(process.log().toFile()));
            builder.environment().putAll(environment());
            if (exitCode(builder.start()) != 0) {
                throw new PartFailure(NAME, "initdb failed", process.tail(), null);
            }
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PartFailure(NAME, "initdb failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure(NAME, "interrupted", e);
        }
    }

    /** Who is interrupted leaves no program that goes on making what nobody waits for. */
    private static int exitCode(Process program) throws InterruptedException {
        try {
            return program.waitFor();
        } catch (InterruptedException e) {
            var all = Stream.concat(Stream.of(program.toHandle()), program.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(ended -> ended.onExit().join());
            throw e;
        }
    }

    /** What a crash or an end while a cluster was made has left. */
    private void forgetHalfMade() throws IOException {
        try (var children = Files.newDirectoryStream(directory, HALF_MADE + "*")) {
            for (var child : children) {
                Trees.delete(child);
            }
        }
    }

    /** A lock file left by a crash whose pid now belongs to another program would keep PostgreSQL from starting. */
    private void dropForeignLock() {
        var lock = data().resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                var holder = ProcessIdentity.of(
                        Long.parseLong(Files.readAllLines(lock).get(0).trim()));
                var program = holder.flatMap(ProcessIdentity::program);
                if (program.isPresent() && !program.get().equals("postgres")) {
                    Files.delete(lock);
                }
            }
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new PartFailure(NAME, "cannot read " + lock, e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC");
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody but keeps the files. */
    private static List<String> asUnprivileged() {
        return new ArrayList<>("root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of());
    }
}
