package io.convoke.testkit;

import io.convoke.dev.local.Service;
import io.convoke.dev.parts.Databases;
import io.convoke.dev.parts.KafkaBroker;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.Mailbox;
import io.convoke.dev.parts.ManagedProcess;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.ProcessIdentity;
import io.convoke.dev.parts.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All that the module's tests share in one JVM: a database, topics, secrets, stand-ins for the other services, and the
 * servers that run on them. Other modules, and other runs, share none of it.
 */
public final class Bench implements AutoCloseable {
    /** Those that keep something in the database: each has a schema, and where it is not hosted a stand-in. */
    static final List<Service> SERVICES =
            Service.ALL.stream().filter(service -> service.schema().isPresent()).toList();

    /** Set for modules whose tests take the broker away, so that no other module beside them misses it. */
    private static final String BROKER_OF_ITS_OWN = "convoke.broker-of-its-own";

    private static final Duration BROKER_START = Duration.ofSeconds(120);

    private static Bench current;

    private final Path root = Surroundings.root();
    private final String module = Surroundings.module();
    private final String name =
            "it_" + module.replaceAll("\\W", "_") + "_" + ProcessIdentity.self().pid();
    private final Path directory =
            root.resolve("target/it/servers").resolve(name).toAbsolutePath();
    private final SharedParts parts;
    private final KafkaBroker broker;
    private final ServiceSecrets secrets;
    private final Tokens tokens;
    private final Clocks clocks;
    private final Database database;
    private final Events events;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final Map<String, RunningService> servers = new LinkedHashMap<>();
    private final List<ManagedProcess> kept = new CopyOnWriteArrayList<>();
    private FaultySmtp smtp;
    private FaultyTelegram telegram;

    private Bench() {
        parts = SharedParts.join();
        var passwords = new LinkedHashMap<String, String>();
        SERVICES.forEach(service -> passwords.put(service.schema().orElseThrow(), rolePassword(service)));
        new Databases(parts.postgres()).prepare(name, passwords);
        broker = Boolean.getBoolean(BROKER_OF_ITS_OWN) ? ownBroker() : parts.kafka();
        Topics.create(broker, topicPrefix());
        secrets = new ServiceSecrets(directory.resolve("secrets"));
        tokens = new Tokens(secrets.testKey());
        clocks = new Clocks(directory.resolve("clocks"));
        database = new Database(parts.postgres(), name);
        events = new Events(broker.bootstrapServers(), topicPrefix());
    }

    /** The bench of this JVM, put up at the first call. It is cleared away when the JVM ends. */
    public static synchronized Bench current() {
        if (current == null) {
            current = new Bench();
            Runtime.getRuntime().addShutdownHook(new Thread(current::close));
        }
        return current;
    }

    /** The server with the module's own service, started at the first call. */
    public RunningService service() {
        return service(List.of(module), Map.of());
    }

    /** The server with these services and variables, started at the first call with the same. */
    public RunningService service(List<String> services, Map<String, String> variables) {
        return service(services, variables, List.of());
    }

    /**
     * The same on a JVM with further options.
     *
     * @param jvmOptions after the usual ones, so that a heap set here wins
     */
    public synchronized RunningService service(
            List<String> services, Map<String, String> variables, List<String> jvmOptions) {
        var key = services + " " + variables + " " + jvmOptions;
        var running = servers.get(key);
        if (running == null) {
            var serverName = servers.isEmpty() ? module : module + "-" + (servers.size() + 1);
            running = serverOf(serverName, services, variables, Map.of(), jvmOptions)
                    .start();
            servers.put(key, running);
        } else if (!running.server().running()) {
            running.start();
        }
        return running;
    }

    /** Stops the servers that run, for a test whose own must be the only one; they start again when they are asked for. */
    public synchronized void stopServers() {
        servers.values().stream().filter(running -> running.server().running()).forEach(RunningService::stop);
    }

    /**
     * Starts a further server with the module's service on the same database and topics.
     *
     * @param serverName of its directory and logs
     * @param variables Liberty variables that differ from the usual
     */
    public RunningService start(String serverName, Map<String, String> variables) {
        return start(serverName, List.of(module), variables);
    }

    /** The same with other services of the project, whose WARs must have been built. */
    public RunningService start(String serverName, List<String> services, Map<String, String> variables) {
        return serverOf(serverName, services, variables, Map.of(), List.of()).start();
    }

    /** Launches a further server, not expected to become ready, whose process has variables that differ from the usual. */
    public RunningService launch(
            String serverName,
            Map<String, String> variables,
            Map<String, String> environment,
            List<String> jvmOptions) {
        return launch(serverName, List.of(module), variables, environment, jvmOptions);
    }

    /** The same with other services of the project. */
    public RunningService launch(
            String serverName,
            List<String> services,
            Map<String, String> variables,
            Map<String, String> environment,
            List<String> jvmOptions) {
        var running = serverOf(serverName, services, variables, environment, jvmOptions);
        running.server().launch();
        return running;
    }

    private synchronized RunningService serverOf(
            String serverName,
            List<String> services,
            Map<String, String> variables,
            Map<String, String> environment,
            List<String> jvmOptions) {
        var options = new ArrayList<>(LibertyServer.localJvmOptions(services.size()));
        options.addAll(jvmOptions);
        var all = new ServerVariables(this, root);
        var setup = new LibertyServer.Setup(
                serverName,
                directory,
                services,
                Ports.free(),
                all.of(services, variables),
                all.passwords(),
                all.environment(environment),
                options);
        var log = moduleTarget().resolve("it-logs").resolve(serverName + ".log");
        var server = new LibertyServer(LibertyServer.Installation.of(root), setup, log);
        parts.leases().note(serverName, server.process().state());
        var running = new RunningService(services.get(0), server);
        servers.putIfAbsent(serverName, running);
        return running;
    }

    /** A process of the test's own that must not outlive this JVM, however that ends. */
    public void keep(ManagedProcess process) {
        kept.add(process);
        parts.leases().note(process.name(), process.state());
    }

    /** Where the module's servers keep media. */
    public Path mediaDirectory() {
        return directory.resolve("media");
    }

    public Tokens tokens() {
        return tokens;
    }

    public Events events() {
        return events;
    }

    public Database database() {
        return database;
    }

    public Clocks clocks() {
        return clocks;
    }

    public ServiceSecrets secrets() {
        return secrets;
    }

    /** All mail that any module's tests have caused; look for your own addresses. */
    public Mailbox mailbox() {
        return parts.mail().mailbox();
    }

    /** The broker; only a module that has one of its own may take it away, and brings it back. */
    public KafkaBroker broker() {
        return broker;
    }

    private KafkaBroker ownBroker() {
        var own = new KafkaBroker(
                directory.resolve("kafka"),
                Ports.free(),
                Ports.free(),
                moduleTarget().resolve("it-logs").resolve("kafka.log"));
        keep(own.process());
        own.start(BROKER_START);
        return own;
    }

    public int mailPort() {
        return parts.mail().port();
    }

    /** A mail server of this JVM's own that does what a test tells it; servers use it where their variables say so. */
    public synchronized FaultySmtp smtp() {
        if (smtp == null) {
            smtp = new FaultySmtp();
        }
        return smtp;
    }

    /** The Bot API that every server with notification uses. */
    public synchronized FaultyTelegram telegram() {
        if (telegram == null) {
            telegram = new FaultyTelegram(
                    directory.resolve("telegram"), secrets.get("notification", ServiceSecrets.BOT_TOKEN));
        }
        return telegram;
    }

    /** The stand-in at the other end of {@code convoke.<service>.url}. */
    public Peer peer(String service) {
        return peers.computeIfAbsent(service, key -> new Peer());
    }

    public String topicPrefix() {
        return name.replace('_', '-') + ".";
    }

    /** The role of a service may use only its own schema; this is its password. */
    public String rolePassword(String service) {
        return SERVICES.stream()
                .filter(known -> known.name().equals(service))
                .findFirst()
                .map(this::rolePassword)
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + service));
    }

    /** The same role is used by all modules that share the server, so its password comes from the server's own. */
    private String rolePassword(Service service) {
        var seed = service.schema().orElseThrow() + parts.postgres().superuserPassword();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Path moduleTarget() {
        return Path.of("target").toAbsolutePath();
    }

    /** Stops the servers and throws everything away. Logs stay in the module's {@code target/it-logs}. */
    @Override
    public synchronized void close() {
        servers.values().forEach(running -> {
            running.keepLog(moduleTarget().resolve("it-logs"));
            running.kill9();
        });
        servers.clear();
        // Before their state files go with the directory: by these alone the keeper would find them.
        kept.forEach(ManagedProcess::kill);
        peers.values().forEach(Peer::close);
        events.close();
        if (smtp != null) {
            smtp.close();
        }
        if (telegram != null) {
            telegram.close();
        }
        Directories.delete(directory);
    }
}
