package io.convoke.apidocs.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** What the services' files in this working copy say. */
final class ServiceFiles {
    static final Set<String> SERVICES =
            Set.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");

    /** What the catalogue calls all of them together; their common part is a module of its own. */
    static final String EVERYBODY = "every service";

    private ServiceFiles() {}

    static Properties configuration(String service) {
        return properties(directory(service).resolve("src/main/resources/META-INF/microprofile-config.properties"));
    }

    /** The text of every class. */
    static List<String> sources(String service) {
        return files(directory(service).resolve("src/main/java"), ".java");
    }

    /** The text of every test that does without the running service. */
    static List<String> tests(String service) {
        return files(directory(service).resolve("src/test/java"), "Test.java");
    }

    static Properties properties(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(String service) {
        return Contracts.root().resolve(service.equals(EVERYBODY) ? "platform/common" : service);
    }

    private static List<String> files(Path directory, String ending) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(ServiceFiles::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
