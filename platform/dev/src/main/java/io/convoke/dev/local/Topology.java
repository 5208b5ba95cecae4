package io.convoke.dev.local;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which servers host which services. */
public enum Topology {
    /** One server with every service: the smallest and the quickest to start. */
    ONE,
    /** A server per service, as in production. */
    EIGHT,
    /** Only what servers stand on; somebody starts the servers by hand, from a package or an image. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The servers for these services. */
    public List<Server> servers(List<Service> services) {
        return switch (this) {
            case ONE -> List.of(new Server("convoke", 9080, services));
            case EIGHT ->
                services.stream()
                        .filter(Service::hasItsOwnServer)
                        .map(service -> new Server(service.name(), service.port(), withGuests(service, services)))
                        .toList();
            case NONE -> List.of();
        };
    }

    private static List<Service> withGuests(Service service, List<Service> services) {
        return Stream.concat(Stream.of(service), services.stream().filter(guest -> !guest.hasItsOwnServer()))
                .toList();
    }

    /**
     * A Liberty server.
     *
     * @param port where it listens unless that is taken
     */
    public record Server(String name, int port, List<Service> services) {

        boolean answers(String path) {
            return services.stream().anyMatch(service -> path.startsWith(service.contextRoot() + "/"));
        }
    }
}
