package io.convoke.dev.parts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An Open Liberty server put together from the fragments of the services that it hosts. Its {@code server.xml} is written
 * anew at each launch. The recorded process is the JVM itself.
 */
public final class LibertyServer implements Part {
    private static final Duration QUIESCE = Duration.ofSeconds(45);
    /** Every check that is down is a warning in the log. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Installation installation;
    private final Setup setup;
    private final Path server;
    private final ManagedProcess process;

    /**
     * What all servers of a build share.
     *
     * @param wlp the unpacked Liberty
     * @param fragments the directory of {@code common.xml} and one {@code <service>.xml} each
     * @param stack the directory of the shared library's jars
     */
    public record Installation(Path wlp, Path fragments, Path stack) {
        /** Where the build of the module liberty-config puts them. */
        public static Installation of(Path projectRoot) {
            var module = projectRoot.resolve("liberty-config").toAbsolutePath().normalize();
            return new Installation(
                    module.resolve("target/wlp"),
                    module.resolve("src/main/liberty/config"),
                    module.resolve("target/stack"));
        }
    }

    /**
     * One server.
     *
     * @param users the directory for servers (WLP_USER_DIR); this one lies in {@code servers/<name>} below it
     * @param services the names of the fragments, each hosted
     * @param port of plain HTTP
     * @param variables Liberty variables beside {@code http.port} and {@code convoke.stack.dir}
     * @param secretVariables Liberty variables that are put into files of mode 600
     * @param environment added to this JVM's own
     * @param jvmOptions whole; see {@link #localJvmOptions}
     */
    public record Setup(
            String name,
            Path users,
            List<String> services,
            int port,
            Map<String, String> variables,
            Map<String, String> secretVariables,
            Map<String, String> environment,
            List<String> jvmOptions) {}

    public LibertyServer(Installation installation, Setup setup, Path log) {
        this.installation = installation;
        this.setup = setup;
        this.server = setup.users().toAbsolutePath().resolve("servers").resolve(setup.name());
        this.process =
                new ManagedProcess(setup.name(), setup.users().toAbsolutePath().resolve(setup.name() + ".state"), log);
    }

    /**
     * For local runs: quick start and little memory before peak speed; the heap by the number of hosted services. Classes
     * alone fill the metaspace while a server starts: a higher first threshold spares whole collections that free nothing.
     */
    public static List<String> localJvmOptions(int services) {
        var heap = services == 1 ? 256 : 192 + 80 * services;
        return List.of(
                "-Xmx" + heap + "m",
                "-XX:MetaspaceSize=" + (services == 1 ? 128 : 96 + 24 * services) + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8");
    }

    @Override
    public String name() {
        return setup.name();
    }

    @Override
    public String address() {
        return uri("").toString();
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    public int port() {
        return setup.port();
    }

    public URI uri(String path) {
        return URI.create("http://" + Ports.LOOPBACK + ":" + setup.port() + path);
    }

    /** Liberty's own log, beside the console's in {@link #log}. */
    public Path messagesLog() {
        return server.resolve("logs/messages.log");
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        try {
            Files.createDirectories(server);
            Files.writeString(server.resolve("server.xml"), serverXml());
            Files.write(server.resolve("jvm.options"), setup.jvmOptions());
            if (!setup.secretVariables().equals(secretVariables())) {
                forgetOwnKeys();
            }
            setup.secretVariables().forEach((name, value) -> Secret.write(secretVariable(name), value));
        } catch (IOException e) {
            throw new PartFailure(name(), "cannot be set up: " + e.getMessage(), e);
        }
        var environment = new HashMap<>(setup.environment());
        environment.put("JAVA_HOME", JavaProgram.home().toString());
        environment.put("WLP_USER_DIR", setup.users().toAbsolutePath().toString());
        environment.put("VARIABLE_SOURCE_DIRS", server.resolve("variables").toString());
        // The script ends in exec java, so the pid is the JVM's.
        process.launch(
                List.of(installation.wlp().resolve("bin/server").toString(), "run", setup.name()), server, environment);
    }

    @Override
    public void awaitReady(Duration patience) {
        process.awaitReady(this::ready, patience, PAUSE);
    }

    /** Started, and every readiness check of every hosted service is up. */
    @Override
    public boolean ready() {
        return Ports.listening(setup.port())
                && HttpProbe.ok(uri("/health/started"))
                && HttpProbe.ok(uri("/health/ready"));
    }

    /** Lets running requests end. */
    @Override
    public void stop() {
        process.stop("TERM", QUIESCE);
    }

    /** What the last launch put there of the variables that are secret now. */
    private Map<String, String> secretVariables() throws IOException {
        var known = new HashMap<String, String>();
        for (var name : setup.secretVariables().keySet()) {
            if (Files.exists(secretVariable(name))) {
                known.put(name, Files.readString(secretVariable(name)));
            }
        }
        return known;
    }

    private Path secretVariable(String name) {
        return server.resolve("variables").resolve(name);
    }

    /**
     * The key store and the LTPA keys that Liberty made by itself open with the passwords of their time only, and without a
     * key store every token is refused; they are made anew.
     */
    private void forgetOwnKeys() throws IOException {
        var keys = server.resolve("resources/security");
        if (Files.isDirectory(keys)) {
            try (var files = Files.list(keys)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String serverXml() {
        var variables = new TreeMap<>(setup.variables());
        variables.put("http.port", String.valueOf(setup.port()));
        variables.put("convoke.stack.dir", installation.stack().toString());
        return ServerXml.of(setup.name(), setup.services(), this::fragment, variables);
    }

    private String fragment(String name) {
        return installation.fragments().resolve(name + ".xml").toString();
    }
}
