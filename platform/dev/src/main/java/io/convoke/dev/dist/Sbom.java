package io.convoke.dev.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.convoke.dev.parts.PartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The build's software bill of materials (CycloneDX), and the part of it that one server ships: what its applications and
 * the shared library consist of, by the graph of dependencies, and Liberty.
 */
final class Sbom {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The module whose dependencies are the shared library. */
    private static final String STACK = "liberty-config";

    private static final String LIBERTY = "pkg:maven/io.openliberty/openliberty-runtime@%s?type=zip";

    private final ObjectNode whole;
    private final String liberty;

    Sbom(ObjectNode whole, String liberty) {
        this.whole = whole;
        this.liberty = liberty;
    }

    /**
     * @param liberty the version of Open Liberty, which the build unpacks and does not list
     * @throws PartFailure when there is no file, because the build was told to make none
     */
    static Sbom read(Path file, String liberty) throws IOException {
        if (!Files.exists(file)) {
            throw new PartFailure(
                    "sbom", file + " is missing; with -Dfast add -Dcyclonedx.skip=false to the build", List.of(), null);
        }
        return new Sbom((ObjectNode) JSON.readTree(Files.readAllBytes(file)), liberty);
    }

    /** Writes the part of the server that hosts these services. */
    void write(String name, String version, List<String> services, Path file) throws IOException {
        Files.writeString(
                file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(part(name, version, services)) + "\n");
    }

    ObjectNode part(String name, String version, List<String> services) {
        var roots = Stream.concat(services.stream(), Stream.of(STACK))
                .map(this::module)
                .toList();
        var shipped = reachable(roots);
        var part = whole.deepCopy();
        part.put("serialNumber", "urn:uuid:" + UUID.randomUUID());
        var server = JSON.createObjectNode()
                .put("type", "application")
                .put("bom-ref", "pkg:generic/" + name + "@" + version)
                .put("name", name)
                .put("version", version);
        ((ObjectNode) part.path("metadata")).set("component", server);
        var components = only(part.path("components"), "bom-ref", shipped);
        components.add(runtime());
        part.set("components", components);
        var dependencies = only(part.path("dependencies"), "ref", shipped);
        var direct = JSON.createArrayNode();
        roots.forEach(direct::add);
        direct.add(LIBERTY.formatted(liberty));
        dependencies.addObject().put("ref", server.path("bom-ref").asText()).set("dependsOn", direct);
        part.set("dependencies", dependencies);
        return part;
    }

    private ObjectNode runtime() {
        var reference = LIBERTY.formatted(liberty);
        var runtime = JSON.createObjectNode()
                .put("type", "framework")
                .put("bom-ref", reference)
                .put("group", "io.openliberty")
                .put("name", "openliberty-runtime")
                .put("version", liberty);
        runtime.putArray("licenses").addObject().putObject("license").put("id", "EPL-2.0");
        return runtime.put("purl", reference);
    }

    /** The reference of a module of this build. */
    private String module(String artifact) {
        for (var component : whole.path("components")) {
            if (component.path("group").asText().equals("io.convoke")
                    && component.path("name").asText().equals(artifact)) {
                return component.path("bom-ref").asText();
            }
        }
        throw new IllegalStateException("the bill of materials lacks the module " + artifact);
    }

    private Set<String> reachable(Collection<String> roots) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            var next = open.remove();
            if (found.add(next)) {
                open.addAll(dependenciesOf(next));
            }
        }
        return found;
    }

    private Set<String> dependenciesOf(String reference) {
        var dependencies = new TreeSet<String>();
        for (var node : whole.path("dependencies")) {
            if (node.path("ref").asText().equals(reference)) {
                node.path("dependsOn").forEach(dependency -> dependencies.add(dependency.asText()));
            }
        }
        return dependencies;
    }

    private static ArrayNode only(JsonNode items, String key, Set<String> wanted) {
        var kept = JSON.createArrayNode();
        items.forEach(item -> {
            if (wanted.contains(item.path(key).asText())) {
                kept.add(item);
            }
        });
        return kept;
    }
}
