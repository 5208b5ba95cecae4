package io.convoke.dev.local;

import io.convoke.dev.parts.Databases;
import io.convoke.dev.parts.KafkaBroker;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.MailServer;
import io.convoke.dev.parts.Mailbox;
import io.convoke.dev.parts.Nginx;
import io.convoke.dev.parts.OpenBao;
import io.convoke.dev.parts.OpenBaoSecrets;
import io.convoke.dev.parts.Part;
import io.convoke.dev.parts.Ports;
import io.convoke.dev.parts.PostgresServer;
import io.convoke.dev.parts.Prometheus;
import io.convoke.dev.parts.Topics;
import io.convoke.dev.telegram.TelegramServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All the parts of one run, made from its {@link RunState}; made again by any later launcher, they are the same parts. */
public final class LocalPlatform {
    private static final String DATABASE = "convoke";

    private final Place place;
    private final RunState state;
    private final LocalSecrets secrets;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final MailServer mail;
    private final Optional<TelegramServer> telegram;
    private final Optional<OpenBao> vault;
    private final List<LibertyServer> servers;
    private final Optional<Nginx> gateway;
    private final Optional<Prometheus> prometheus;

    public LocalPlatform(Place place, RunState state) {
        this.place = place;
        this.state = state;
        this.secrets = new LocalSecrets(place);
        var ports = state.ports();
        this.postgres = new PostgresServer(
                place.data("postgresql"), place.tools(), ports.port(PortPlan.POSTGRESQL), log("postgresql"));
        this.kafka = new KafkaBroker(
                place.data("kafka"), ports.port(PortPlan.KAFKA), ports.port(PortPlan.KAFKA_CONTROLLER), log("kafka"));
        this.mail = new MailServer(place.data("mail"), ports.port(PortPlan.SMTP), log("mail"));
        this.telegram =
                Optional.of(PortPlan.TELEGRAM).filter(ports::has).map(name -> telegram(place, ports.port(name)));
        this.vault = state.options().secrets() == SecretsBackend.VAULT
                ? Optional.of(
                        new OpenBao(place.data("openbao"), place.tools(), ports.port(PortPlan.OPENBAO), log("openbao")))
                : Optional.empty();
        this.servers = state.servers().stream().map(this::liberty).toList();
        this.gateway = state.gateway()
                .map(program -> new Nginx(program, place.data("nginx"), site(Nginx.Limits.STANDARD), log("nginx")));
        this.prometheus = state.prometheus()
                .map(program -> new Prometheus(
                        program,
                        place.data(Prometheus.NAME),
                        ports.port(PortPlan.PROMETHEUS),
                        serverPorts(),
                        place.root().resolve("helm/convoke/observability/alerts.yaml"),
                        log(Prometheus.NAME)));
    }

    /** The mailbox, which is there whether or not anything runs. */
    public static Mailbox mailbox(Place place) {
        return new MailServer(place.data("mail"), 0, place.logs().resolve("mail.log")).mailbox();
    }

    /** The stand-in for Telegram's API; its chats are there whether or not anything runs. */
    public static TelegramServer telegram(Place place) {
        return telegram(
                place,
                RunState.read(place)
                        .map(RunState::ports)
                        .filter(ports -> ports.has(PortPlan.TELEGRAM))
                        .map(ports -> ports.port(PortPlan.TELEGRAM))
                        .orElse(0));
    }

    private static TelegramServer telegram(Place place, int port) {
        return new TelegramServer(
                place.data("telegram"),
                port,
                new LocalSecrets(place).telegramTokenFile(),
                place.logs().resolve("telegram.log"));
    }

    public RunState state() {
        return state;
    }

    /** Every part in the order in which they start. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>(stores());
        parts.addAll(servers);
        gateway.ifPresent(parts::add);
        prometheus.ifPresent(parts::add);
        return parts;
    }

    /** What the servers stand on. */
    List<Part> stores() {
        return Stream.of(Stream.of(postgres, kafka, mail), telegram.stream(), vault.stream())
                .<Part>flatMap(stream -> stream)
                .toList();
    }

    public List<LibertyServer> servers() {
        return servers;
    }

    Optional<Nginx> gateway() {
        return gateway;
    }

    /** What reads the metrics; empty where there is none. */
    public Optional<Prometheus> prometheus() {
        return prometheus;
    }

    private Map<String, Integer> serverPorts() {
        var ports = new TreeMap<String, Integer>();
        state.servers().forEach(server -> ports.put(server.name(), state.ports().port(server.name())));
        return ports;
    }

    /** Makes the schemas, roles, topics and the contents of the vault that are missing, once the stores run. */
    void prepareStores() {
        new Databases(postgres).prepare(DATABASE, secrets.databasePasswords(state.hosted()));
        Topics.create(kafka, "");
        vault.ifPresent(
                bao -> new OpenBaoSecrets(bao.root()).prepare(secrets.services(), secrets.appRoles(), keepers()));
    }

    /** The services that have secrets. */
    private List<String> keepers() {
        return state.hosted().stream()
                .filter(Service::hasItsOwnServer)
                .map(Service::name)
                .toList();
    }

    /** For somebody who starts servers by hand: what they stand on, in words and as environment variables, a line each. */
    public List<String> surroundings() {
        return List.of(
                "",
                "PostgreSQL, Kafka and a mail server run for servers that you start yourself (docs/hosting.md):",
                "  export DB_HOST=" + Ports.LOOPBACK + " DB_PORT=" + postgres.port(),
                "  export CONVOKE_KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                "  export CONVOKE_MAIL_HOST=" + Ports.LOOPBACK + " CONVOKE_MAIL_PORT=" + mail.port(),
                "  export CONVOKE_SECRETS_BACKEND=directory CONVOKE_SECRETS_DIRECTORY=" + secrets.services(),
                "  export VARIABLE_SOURCE_DIRS=" + secrets.variables());
    }

    /** What people type: the gateway's address, or the server's own without a gateway. */
    public String address() {
        return "http://localhost:" + state.reachedAt();
    }

    /** The address that answers this path of the API, with a gateway or without one. */
    public String addressOf(String path) {
        return gateway.map(Nginx::address)
                .orElseGet(() -> state.servers().stream()
                        .filter(server -> server.answers(path))
                        .findFirst()
                        .map(this::urlOf)
                        .orElseThrow(() -> new Trouble("no service here answers " + path)));
    }

    /** Lifts the gateway's limits of requests from one address, or puts them back. */
    public void limitRequests(boolean limited) {
        gateway.filter(Part::running)
                .ifPresent(nginx -> nginx.reload(site(limited ? Nginx.Limits.STANDARD : Nginx.Limits.WIDE)));
    }

    private LibertyServer liberty(Topology.Server server) {
        var setup = new LibertyServer.Setup(
                server.name(),
                place.run().resolve("liberty"),
                server.services().stream().map(Service::name).toList(),
                state.ports().port(server.name()),
                variables(server),
                secrets.serverVariables(),
                environment(),
                LibertyServer.localJvmOptions(server.services().size()));
        return new LibertyServer(LibertyServer.Installation.of(place.root()), setup, log(server.name()));
    }

    private Map<String, String> variables(Topology.Server server) {
        var variables = new TreeMap<String, String>();
        variables.put("db.port", String.valueOf(postgres.port()));
        variables.put("convoke.kafka.bootstrap-servers", kafka.bootstrapServers());
        variables.put("convoke.mail.port", String.valueOf(mail.port()));
        telegram.ifPresent(api -> {
            variables.put("convoke.telegram.api-url", api.uri().toString());
            variables.put("convoke.telegram.bot-name", TelegramServer.BOT_NAME);
        });
        variables.put("convoke.public-url", state.options().publicUrl(state.reachedAt()));
        // One machine has two names, and a browser says which of them it was given.
        variables.put(
                "convoke.chat.origins",
                "http://localhost:" + state.reachedAt() + ",http://" + Ports.LOOPBACK + ":" + state.reachedAt());
        variables.put("convoke.clock-directory", place.clock().toString());
        variables.put("convoke.media.directory", place.data("media").toString());
        for (var service : server.services()) {
            variables.put(
                    "convoke." + service.name() + ".war", service.war(place).toString());
        }
        for (var host : state.servers()) {
            for (var service : host.services()) {
                variables.put("convoke." + service.name() + ".url", urlOf(host));
            }
        }
        return variables;
    }

    private String urlOf(Topology.Server server) {
        return "http://" + Ports.LOOPBACK + ":" + state.ports().port(server.name());
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("CONVOKE_SECRETS_BACKEND", state.options().secrets().toString());
        vault.ifPresentOrElse(
                bao -> {
                    environment.put("CONVOKE_VAULT_ADDRESS", bao.address());
                    environment.put(
                            "CONVOKE_VAULT_APPROLE_DIRECTORY",
                            secrets.appRoles().toString());
                },
                () -> environment.put(
                        "CONVOKE_SECRETS_DIRECTORY", secrets.services().toString()));
        return environment;
    }

    private Nginx.Site site(Nginx.Limits limits) {
        var services = new TreeMap<String, List<Integer>>();
        for (var server : state.servers()) {
            for (var service : server.services()) {
                services.computeIfAbsent(service.name(), name -> new ArrayList<>())
                        .add(state.ports().port(server.name()));
            }
        }
        return new Nginx.Site(state.ports().port(PortPlan.GATEWAY), services, limits);
    }

    private Path log(String part) {
        return place.logs().resolve(part + ".log");
    }
}
