package io.convoke.dev.dist;

import io.convoke.dev.local.Service;
import io.convoke.dev.parts.JavaProgram;
import io.convoke.dev.parts.LibertyServer;
import io.convoke.dev.parts.PartFailure;
import io.convoke.dev.parts.ServerXml;
import io.convoke.dev.parts.Tarball;
import io.convoke.dev.parts.Trees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Liberty reduced to the features that the fragments name. Every server gets the same one: all fragments build on the one
 * list in {@code features.xml}, and images of all services then share the layer.
 */
final class MinifiedLiberty {
    private static final String SERVER = "defaultServer";

    private MinifiedLiberty() {}

    /**
     * By Liberty's own {@code server package --include=minify}.
     *
     * @param target where {@code wlp} will be, without {@code usr}
     * @return that {@code wlp}
     * @throws PartFailure when Liberty cannot, with what it said
     */
    static Path of(LibertyServer.Installation installation, List<Service> services, Path target) {
        try {
            var users = target.resolve("usr");
            var server = Files.createDirectories(users.resolve("servers").resolve(SERVER));
            Files.writeString(
                    server.resolve("server.xml"),
                    ServerXml.of(
                            "features of all services",
                            services.stream().map(Service::name).toList(),
                            fragment -> installation
                                    .fragments()
                                    .resolve(fragment + ".xml")
                                    .toString(),
                            Map.of()));
            var archive = target.resolve("liberty.tar");
            run(installation, users, archive);
            try (var content = new BufferedInputStream(Files.newInputStream(archive))) {
                Tarball.unpack(content, target);
            }
            Files.delete(archive);
            Trees.delete(users);
            var wlp = target.resolve("wlp");
            Trees.delete(wlp.resolve("usr"));
            return wlp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Liberty itself tells its version. */
    static String version(Path wlp) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(wlp.resolve("lib/versions/openliberty.properties"))) {
            properties.load(in);
        }
        return properties.getProperty("com.ibm.websphere.productVersion");
    }

    private static void run(LibertyServer.Installation installation, Path users, Path archive) throws IOException {
        var said = archive.resolveSibling("package.log");
        var command = new ProcessBuilder(
                        installation.wlp().resolve("bin/server").toString(),
                        "package",
                        SERVER,
                        "--include=minify",
                        "--archive=" + archive)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        command.environment().put("JAVA_HOME", JavaProgram.home().toString());
        command.environment().put("WLP_USER_DIR", users.toString());
        try {
            if (command.start().waitFor() != 0 || !Files.exists(archive)) {
                throw new PartFailure(SERVER, "cannot be packaged", Files.readAllLines(said), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure(SERVER, "interrupted", e);
        }
    }
}
