package io.convoke.dev.dist;

import io.convoke.dev.local.Place;
import io.convoke.dev.local.Service;
import io.convoke.dev.local.Topology;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Makes what {@code mvn package -Pdist} adds: a folder and a zip of it for topology one and for each server of topology
 * eight, and what the gateway's image needs. Arguments: the working copy, the directory to write to, the version. What an
 * earlier build wrote there is deleted.
 */
public final class DistMain {
    private static final String ROUTES = "/io/convoke/dev/gateway/routes.conf";

    private DistMain() {}

    public static void main(String[] arguments) throws IOException {
        var place = new Place(Path.of(arguments[0]));
        var target = Path.of(arguments[1]);
        var version = arguments[2];
        for (var earlier : Stream.of("liberty", "servers", "zips", "gateway")
                .map(target::resolve)
                .toList()) {
            Trees.delete(earlier);
        }
        var services = Service.present(place);
        var installation = LibertyServer.Installation.of(place.root());
        var liberty = MinifiedLiberty.of(installation, services, target.resolve("liberty"));
        var sbom = Sbom.read(place.root().resolve("target/convoke-sbom.json"), MinifiedLiberty.version(liberty));
        Stream.of(Topology.ONE, Topology.EIGHT)
                .flatMap(topology -> topology.servers(services).stream())
                .map(server -> new PackagedServer(server, version, place, installation))
                .forEach(server -> {
                    var folder = server.assemble(liberty, sbom, target.resolve("servers"));
                    var zip = Zip.of(folder, target.resolve("zips"));
                    System.out.printf("%s: %d MB%n", zip, megabytes(zip));
                });
        try (var routes = DistMain.class.getResourceAsStream(ROUTES)) {
            Files.copy(
                    routes, Files.createDirectories(target.resolve("gateway")).resolve("routes.conf"));
        }
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
