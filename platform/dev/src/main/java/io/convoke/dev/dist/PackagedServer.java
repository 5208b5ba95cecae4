package io.convoke.dev.dist;

import io.convoke.dev.local.Place;
import io.convoke.dev.local.Service;
import io.convoke.dev.local.Topology;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.ServerXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * One server as a folder that runs by itself: {@code wlp} with everything in its {@code usr}, a README, the licence, the
 * software bill of materials. Nothing is set in it: the fragments' defaults hold, and the environment changes them.
 */
final class PackagedServer {
    /** Where the fragments are; Liberty knows the directory by this name. */
    private static final String FRAGMENTS = "${shared.config.dir}/convoke/";

    private static final List<String> JVM_OPTIONS =
            List.of("-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8");

    private final Topology.Server server;
    private final String version;
    private final Place place;
    private final LibertyServer.Installation installation;

    PackagedServer(Topology.Server server, String version, Place place, LibertyServer.Installation installation) {
        this.server = server;
        this.version = version;
        this.place = place;
        this.installation = installation;
    }

    /** {@code convoke} for all services in one, {@code convoke-<service>} for one of them. */
    private String name() {
        return server.name().equals("convoke") ? "convoke" : "convoke-" + server.name();
    }

    /**
     * Puts the folder together, with hard links to Liberty's files.
     *
     * @param folders where it will be, named for the server and the version
     */
    Path assemble(Path liberty, Sbom sbom, Path folders) {
        var folder = folders.resolve(name() + "-" + version);
        try {
            link(liberty, folder.resolve("wlp"));
            var users = folder.resolve("wlp/usr");
            copyAll(installation.stack(), users.resolve("shared/resources/stack"));
            copyFragments(users.resolve("shared/config/convoke"));
            var applications = Files.createDirectories(users.resolve("shared/apps"));
            for (var service : server.services()) {
                Files.copy(service.built(place), applications.resolve(service.name() + ".war"));
            }
            var configuration = Files.createDirectories(users.resolve("servers/defaultServer"));
            Files.writeString(
                    configuration.resolve("server.xml"),
                    ServerXml.of(name(), names(), fragment -> FRAGMENTS + fragment + ".xml", Map.of()));
            Files.write(configuration.resolve("jvm.options"), JVM_OPTIONS);
            Files.writeString(folder.resolve("README.md"), Readme.of(name(), version, server));
            Files.copy(place.root().resolve("LICENSE"), folder.resolve("LICENSE"));
            copyDocuments(folder.resolve("docs"));
            sbom.write(name(), version, names(), folder.resolve("sbom.json"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        return server.services().stream().map(Service::name).toList();
    }

    /** Its own and those that all servers share; not those of services that it does not host. */
    private void copyFragments(Path target) throws IOException {
        Files.createDirectories(target);
        var others = Service.ALL.stream()
                .map(Service::name)
                .filter(service -> !names().contains(service))
                .map(service -> service + ".xml")
                .toList();
        try (var fragments = Files.list(installation.fragments())) {
            for (var fragment : fragments.toList()) {
                if (!others.contains(fragment.getFileName().toString())) {
                    Files.copy(fragment, target.resolve(fragment.getFileName()));
                }
            }
        }
    }

    private void copyDocuments(Path target) throws IOException {
        Files.createDirectories(target);
        for (var document : List.of("configuration.md", "operations.md", "security.md", "hosting.md")) {
            Files.copy(place.root().resolve("docs").resolve(document), target.resolve(document));
        }
    }

    private static void copyAll(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.list(source)) {
            for (var file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private static void link(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(target.resolve(source.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.createLink(target.resolve(source.relativize(file)), file);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
