package io.convoke.dev.dist;

import io.convoke.dev.local.Service;
import io.convoke.dev.local.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a packaged server is started, in words that fit the services that it hosts; the check runs its code blocks. */
final class Readme {
    private static final String TEMPLATE = "README.md";

    private Readme() {}

    static String of(String name, String version, Topology.Server server) {
        var services = server.services().stream().map(Service::name).toList();
        return template()
                .replace("@name@", name)
                .replace("@version@", version)
                .replace(
                        "@services@",
                        server.services().stream()
                                .map(service -> "| `" + service.name() + "` | `" + service.contextRoot() + "` |")
                                .collect(Collectors.joining("\n")))
                .replace("@more@", String.join("", more(services)));
    }

    /** Settings that only some services have. */
    private static List<String> more(List<String> services) {
        var lines = new ArrayList<String>();
        if (services.contains("notification")) {
            lines.add("export CONVOKE_MAIL_HOST=127.0.0.1 CONVOKE_MAIL_PORT=25\n");
        }
        if (services.contains("registration") && !services.contains("event")) {
            lines.add("export CONVOKE_EVENT_URL=http://127.0.0.1:9083\n");
        }
        if (services.contains("event") && !services.contains("registration")) {
            lines.add("export CONVOKE_REGISTRATION_URL=http://127.0.0.1:9087\n");
        }
        return lines;
    }

    private static String template() {
        try (var in = Readme.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
