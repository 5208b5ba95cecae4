package io.convoke.dev.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The text of a {@code server.xml}: which fragments a server includes and what it sets. The only place that writes one. */
public final class ServerXml {
    private static final String COMMON = "common";
    private static final String DOCUMENTATION = "api-docs";

    /** As the fragments have it, for one service. */
    private static final int CORE_THREADS = 64;

    /** Consumers, relays and streams of a service hold about so many threads for good. */
    private static final int THREADS_OF_A_SERVICE = 8;

    private ServerXml() {}

    /**
     * A server that hosts these services.
     *
     * @param services the names of their fragments, beside {@code common}
     * @param location where a fragment of that name is, as Liberty reads it in an include
     * @param variables what is set here, for good: neither the environment nor a file of a variable changes it
     */
    public static String of(
            String description, List<String> services, UnaryOperator<String> location, Map<String, String> variables) {
        var xml = new ArrayList<String>();
        xml.add("<server description=\"" + escaped(description) + "\">");
        xml.add(include(location.apply(COMMON)));
        services.forEach(service -> xml.add(include(location.apply(service))));
        var applications = services.stream()
                .filter(service -> !service.equals(DOCUMENTATION))
                .count();
        if (applications > 1) {
            xml.add("  <variable name=\"server.core-threads\" defaultValue=\""
                    + (CORE_THREADS + THREADS_OF_A_SERVICE * (applications - 1)) + "\"/>");
        }
        // After the fragments: a later element of a name wins, also over one that only has a default.
        new TreeMap<>(variables)
                .forEach((name, value) ->
                        xml.add("  <variable name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\"/>"));
        xml.add("</server>");
        return String.join("\n", xml) + "\n";
    }

    private static String include(String location) {
        return "  <include location=\"" + escaped(location) + "\"/>";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
