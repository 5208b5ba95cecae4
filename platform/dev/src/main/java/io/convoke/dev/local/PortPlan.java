package io.convoke.dev.local;

import io.convoke.dev.parts.Ports;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The ports of one run, by name. The gateway's is the user's choice and has to be free; each of the others has a usual
 * place, and moves up to the next free one when that is taken.
 */
public record PortPlan(Map<String, Integer> ports) {
    public static final String GATEWAY = "gateway";
    public static final String POSTGRESQL = "postgresql";
    public static final String KAFKA = "kafka";
    public static final String KAFKA_CONTROLLER = "kafka-controller";
    public static final String SMTP = "smtp";
    public static final String TELEGRAM = "telegram";
    public static final String OPENBAO = "openbao";
    public static final String PROMETHEUS = "prometheus";

    private static final Map<String, Integer> USUAL = Map.of(
            POSTGRESQL,
            15432,
            KAFKA,
            19092,
            KAFKA_CONTROLLER,
            19093,
            SMTP,
            10025,
            TELEGRAM,
            10080,
            OPENBAO,
            18200,
            PROMETHEUS,
            19090);

    public PortPlan {
        ports = Map.copyOf(ports);
    }

    /**
     * Plans with what this machine has free now.
     *
     * @param gateway the port that the gateway must have; empty where there is no gateway
     * @throws Trouble when the gateway's port is taken, and says by whom
     */
    public static PortPlan of(Optional<Integer> gateway, List<Topology.Server> servers) {
        return of(gateway, servers, Ports::available, PortHolder::describe);
    }

    static PortPlan of(
            Optional<Integer> gateway, List<Topology.Server> servers, IntPredicate free, IntFunction<String> holder) {
        var plan = new LinkedHashMap<String, Integer>();
        var given = new HashSet<Integer>();
        gateway.ifPresent(port -> {
            if (!free.test(port)) {
                throw new Trouble("port " + port + " is taken by " + holder.apply(port)
                        + "; stop that, or choose another with --port");
            }
            given.add(port);
            plan.put(GATEWAY, port);
        });
        USUAL.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(usual -> plan.put(usual.getKey(), next(usual.getValue(), free, given)));
        servers.forEach(server -> plan.put(server.name(), next(server.port(), free, given)));
        return new PortPlan(plan);
    }

    /** The port of that name; every part and server of the run has one. */
    public int port(String name) {
        return ports.get(name);
    }

    /** Whether the run has a port of that name: one that an earlier release started may lack it. */
    public boolean has(String name) {
        return ports.containsKey(name);
    }

    /** The first port that a server could not listen on now, in words; for a run whose parts are all stopped. */
    Optional<String> firstTaken() {
        return ports.values().stream()
                .filter(port -> !Ports.available(port))
                .findFirst()
                .map(port -> port + " (" + PortHolder.describe(port) + ")");
    }

    private static int next(int usual, IntPredicate free, Set<Integer> given) {
        for (var port = usual; port <= 65_535; port++) {
            if (!given.contains(port) && free.test(port)) {
                given.add(port);
                return port;
            }
        }
        throw new Trouble("no free port from " + usual + " on");
    }
}
