package io.convoke.dev.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * One WAR of the platform. A further service is one more line in {@link #ALL}; it is hosted as soon as its module is there.
 *
 * @param name its WAR, its server in topology eight and its fragment of the configuration
 * @param schema its schema and role in the database, where it has one
 * @param contextRoot its prefix at the gateway
 * @param port where its own server listens in topology eight; what has no schema is hosted by every server instead
 * @param folder its module, from the root of the working copy
 */
public record Service(String name, Optional<String> schema, String contextRoot, int port, String folder) {

    /** Every service there can be, in the order in which people read of them. */
    public static final List<Service> ALL = List.of(
            of("auth", "auth", "/api/v1/auth", 9081),
            of("user", "profile", "/api/v1/users", 9082),
            of("event", "event", "/api/v1/events", 9083),
            of("reviews", "reviews", "/api/v1/reviews", 9084),
            of("media", "media", "/api/v1/media", 9085),
            of("chat", "chat", "/api/v1/chats", 9086),
            of("registration", "registration", "/api/v1/registrations", 9087),
            of("notification", "notification", "/api/v1/notifications", 9088),
            new Service("api-docs", Optional.empty(), "/api", 0, "platform/api-docs"));

    private static Service of(String name, String schema, String contextRoot, int port) {
        return new Service(name, Optional.of(schema), contextRoot, port, name);
    }

    /** Those whose module is part of the build in this working copy. */
    public static List<Service> present(Place place) {
        try {
            var build = Files.readString(place.root().resolve("pom.xml"));
            return ALL.stream()
                    .filter(service -> build.contains("<module>" + service.folder() + "</module>"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether topology eight gives it a server; the others are guests of all. */
    boolean hasItsOwnServer() {
        return schema.isPresent();
    }

    /** Its WAR as the build makes it. */
    public Path built(Place place) {
        return place.root().resolve(folder).resolve("target").resolve(name + ".war");
    }

    /** The copy of its WAR that a run works on; see {@link #keepWar}. */
    public Path war(Place place) {
        return place.run().resolve("wars").resolve(name + ".war");
    }

    /**
     * Copies what the build made for a run to work on: the next build writes into the same file. The copy keeps the time
     * stamp, by which Liberty knows whether it has unpacked it before.
     */
    void keepWar(Place place) {
        var built = built(place);
        try {
            Files.createDirectories(war(place).getParent());
            Files.copy(built, war(place), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new Trouble(built + " cannot be copied: " + e, e);
        }
    }
}
