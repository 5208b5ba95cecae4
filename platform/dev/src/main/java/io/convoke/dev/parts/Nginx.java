package io.convoke.dev.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gateway: nginx without root on the loopback address, with the routes file that every installation shares and a small
 * configuration around it that knows this machine's ports. Directory: {@code conf}, {@code logs/access.log}, {@code tmp},
 * {@code nginx.state}.
 */
public final class Nginx implements Part {
    private static final String NAME = "nginx";
    private static final String STATE = "nginx.state";
    private static final String ROUTES = "/io/convoke/dev/gateway/routes.conf";
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final long ACCESS_LOG_LIMIT = 64L << 20;

    private final NginxProgram program;
    private final Path directory;
    private final ManagedProcess process;
    private Site site;

    /**
     * What the gateway fronts.
     *
     * @param port where it listens
     * @param services the ports of each service's servers, by the name of the service; {@code api-docs} is the merged
     *     documentation. A service that is missing here answers 404
     * @param limits requests that one address may send
     */
    public record Site(int port, Map<String, List<Integer>> services, Limits limits) {
        public Site {
            services = new TreeMap<>(services);
        }
    }

    /**
     * Requests from one address: a steady rate, and a burst on top of it.
     *
     * @param reads GET, HEAD and OPTIONS a second
     * @param writes all else but the next a second
     * @param signIns POST below {@code /api/v1/auth} a minute: sign-up, login, refresh
     */
    public record Limits(int reads, int readBurst, int writes, int writeBurst, int signIns, int signInBurst) {
        /** For people: an office behind one address can work, a guesser of passwords cannot. */
        public static final Limits STANDARD = new Limits(100, 200, 20, 100, 60, 60);
        /** For tests, seeding and benchmarks, which all come from one address. */
        public static final Limits WIDE = new Limits(100_000, 100_000, 100_000, 100_000, 6_000_000, 100_000);
    }

    /**
     * @param program see {@link NginxProgram#locate}
     * @param directory of this gateway alone
     * @param log the file its own messages go to; what it was asked is in {@link #accessLog}
     */
    public Nginx(NginxProgram program, Path directory, Site site, Path log) {
        this.program = program;
        this.directory = directory.toAbsolutePath();
        this.site = site;
        this.process = new ManagedProcess(NAME, this.directory.resolve(STATE), log);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "http://" + Ports.LOOPBACK + ":" + site.port();
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    /** A JSON object a request: when, from where, which path (never the query), status, service, times, ids. */
    public Path accessLog() {
        return directory.resolve("logs/access.log");
    }

    @Override
    public void launch() {
        if (running()) {
            return;
        }
        ProcessIdentity.read(directory.resolve(STATE)).ifPresent(Nginx::endWorkers);
        configure();
        process.launch(command(), directory, program.environment());
    }

    @Override
    public void awaitReady(Duration patience) {
        process.awaitReady(this::ready, patience);
    }

    /** Whether it answers itself; the services behind it are asked by themselves. */
    @Override
    public boolean ready() {
        return HttpProbe.status(URI.create(address() + "/")) == HttpURLConnection.HTTP_MOVED_TEMP;
    }

    /**
     * Fronts other servers, without dropping a request: running ones end on the old configuration.
     *
     * @throws PartFailure when nginx refuses the new configuration; the old one stays in force
     */
    public void reload(Site next) {
        var before = site;
        site = next;
        configure();
        var command = new ArrayList<>(command());
        command.add("-t");
        var test = DebianPackages.run(20, directory, program.environment(), command.toArray(String[]::new));
        if (test.code() != 0) {
            site = before;
            configure();
            throw new PartFailure(NAME, "refuses the configuration", test.lines(), null);
        }
        process.identity().ifPresent(master -> master.signal("HUP"));
    }

    @Override
    public void stop() {
        var master = ProcessIdentity.read(directory.resolve(STATE));
        process.stop("QUIT", GRACE);
        master.ifPresent(Nginx::endWorkers);
    }

    private List<String> command() {
        return List.of(program.executable().toString(), "-p", directory.toString(), "-c", "conf/nginx.conf");
    }

    /** After a kill -9 of the master its workers go on and hold the port; they share the session that it opened. */
    private static void endWorkers(ProcessIdentity master) {
        if (master.alive() || !master.bootId().equals(ProcessIdentity.self().bootId())) {
            return;
        }
        ProcessHandle.allProcesses()
                .filter(candidate -> session(candidate.pid()) == master.pid())
                .flatMap(worker -> ProcessIdentity.of(worker.pid()).stream())
                .filter(worker -> worker.program().filter(NAME::equals).isPresent())
                .forEach(worker -> worker.signal("KILL"));
    }

    private static long session(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
        } catch (IOException gone) {
            return -1;
        }
    }

    private void configure() {
        try {
            var conf = Files.createDirectories(directory.resolve("conf"));
            Files.createDirectories(directory.resolve("tmp"));
            Files.createDirectories(accessLog().getParent());
            if (Files.exists(accessLog()) && Files.size(accessLog()) > ACCESS_LOG_LIMIT) {
                Files.delete(accessLog());
            }
            try (var routes = Nginx.class.getResourceAsStream(ROUTES)) {
                Files.write(conf.resolve("routes.conf"), routes.readAllBytes());
            }
            Files.writeString(conf.resolve("server.conf"), server());
            Files.writeString(conf.resolve("nginx.conf"), main());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String server() {
        var limits = site.limits();
        return """
                listen %s:%d default_server;
                access_log logs/access.log convoke;
                limit_req zone=reads burst=%d nodelay;
                limit_req zone=writes burst=%d nodelay;
                limit_req zone=sign-ins burst=%d nodelay;
                """.formatted(
                        Ports.LOOPBACK, site.port(), limits.readBurst(), limits.writeBurst(), limits.signInBurst());
    }

    private String main() {
        var limits = site.limits();
        var root = "root".equals(System.getProperty("user.name"));
        return """
                daemon off;
                %spid nginx.pid;
                worker_processes 2;
                worker_shutdown_timeout 3s;
                error_log stderr notice;
                events {
                    worker_connections 4096;
                }
                http {
                    # Messages about single requests quote the request line with its query: only the gravest are kept.
                    error_log stderr crit;
                    client_body_temp_path tmp/body;
                    proxy_temp_path tmp/proxy;
                    fastcgi_temp_path tmp/fastcgi;
                    uwsgi_temp_path tmp/uwsgi;
                    scgi_temp_path tmp/scgi;

                    limit_req_zone $convoke_reads_from zone=reads:2m rate=%dr/s;
                    limit_req_zone $convoke_writes_from zone=writes:2m rate=%dr/s;
                    limit_req_zone $convoke_sign_ins_from zone=sign-ins:2m rate=%dr/m;

                    map $scheme $convoke_scheme {
                        default $scheme;
                    }
                %s
                    map $convoke_service $convoke_upstream {
                        default "";
                %s    }

                    include routes.conf;
                }
                """.formatted(
                        root ? "user root;\n" : "",
                        limits.reads(),
                        limits.writes(),
                        limits.signIns(),
                        site.services().entrySet().stream()
                                .map(service -> upstream(service.getKey(), service.getValue()))
                                .collect(Collectors.joining()),
                        site.services().keySet().stream()
                                .map(service -> "        " + service + " " + service + ";\n")
                                .collect(Collectors.joining()));
    }

    /** Idle connections end well before the servers' own 75 s, so that no request meets one that is just being closed. */
    private static String upstream(String service, List<Integer> ports) {
        return """

                    upstream %s {
                %s        keepalive 32;
                        keepalive_timeout 20s;
                    }
                """.formatted(
                        service,
                        ports.stream()
                                .map(port -> "        server " + Ports.LOOPBACK + ":" + port + " max_fails=0;\n")
                                .collect(Collectors.joining()));
    }
}
