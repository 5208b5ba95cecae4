package io.convoke.system.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The configuration keys that the sources have, each with the defaults that are declared for it. Sources are: string literals
 * of a key's shape and {@code @ConfigProperty} in the services' code, {@code <variable>} in the servers' fragments, the
 * services' properties files, and environment variables by name in code and scripts.
 */
final class DeclaredKeys {

    private static final Pattern PROPERTY = Pattern.compile(
            "@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\"(?:\\s*,\\s*defaultValue\\s*=\\s*\"([^\"]*)\")?\\s*\\)");
    private static final Pattern KEY_LITERAL = Pattern.compile("\"(convoke(?:\\.[a-z][a-z0-9-]*)+)\"");
    private static final Pattern SYSTEM_PROPERTY =
            Pattern.compile("(?:getProperty\\(|PROPERTY = )\"(convoke(?:\\.[a-z][a-z0-9-]*)+)\"");
    private static final Pattern VARIABLE =
            Pattern.compile("<variable\\s+name=\"([^\"]+)\"\\s+defaultValue=\"([^\"]*)\"\\s*/>");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{((?:convoke|db|http|log)\\.[a-z0-9.-]+)(?::[^}]*)?}");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\b(CONVOKE_[A-Z][A-Z0-9_]*)\\b");
    /** Connects channels and servers; nothing that an operator would set. */
    private static final List<String> WIRING =
            List.of("config_ordinal", "mp.messaging.", "mp.openapi.", "mp.metrics.", "microprofile.rest.client.");

    /** Differs by its nature from service to service. */
    private static final String IDENTITY = "convoke.service.name";

    private final Path root;
    private final Map<String, Set<String>> defaults = new TreeMap<>();
    private final Set<String> environment = new TreeSet<>();

    private DeclaredKeys(Path root) {
        this.root = root;
    }

    static DeclaredKeys of(Path root) {
        var keys = new DeclaredKeys(root);
        keys.services().forEach(keys::readService);
        keys.files("liberty-config/src/main/liberty", ".xml").forEach(keys::readFragment);
        keys.tools().forEach(keys::readTool);
        keys.removeTopics();
        return keys;
    }

    /** By key, the different defaults that are declared; none where a value has to be given. */
    Map<String, Set<String>> defaults() {
        return defaults;
    }

    /** Names of environment variables. */
    Set<String> environment() {
        return environment;
    }

    private void readService(Path module) {
        for (var file : files(module + "/src/main/java", ".java")) {
            var code = withoutComments(read(file));
            PROPERTY.matcher(code).results().forEach(found -> add(found.group(1), found.group(2)));
            KEY_LITERAL.matcher(code).results().forEach(found -> add(found.group(1), null));
        }
        for (var file : files(module + "/src/main/resources", "microprofile-config.properties")) {
            readProperties(file);
        }
    }

    private void readProperties(Path file) {
        for (var line : read(file).lines().map(String::strip).toList()) {
            var equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            var key = line.substring(0, equals).strip();
            var value = line.substring(equals + 1).strip();
            REFERENCE.matcher(value).results().forEach(found -> add(found.group(1), null));
            // A value that only passes another key on is that key's business.
            if (WIRING.stream().noneMatch(key::startsWith) && !value.contains("${")) {
                add(key, key.equals(IDENTITY) ? null : value);
            }
        }
    }

    private void readFragment(Path file) {
        var xml = read(file).replaceAll("(?s)<!--.*?-->", "");
        VARIABLE.matcher(xml).results().forEach(found -> add(found.group(1), found.group(2)));
        REFERENCE.matcher(xml).results().forEach(found -> add(found.group(1), null));
    }

    private void readTool(Path file) {
        var text = withoutComments(read(file));
        ENVIRONMENT.matcher(text).results().forEach(found -> environment.add(found.group(1)));
        SYSTEM_PROPERTY.matcher(text).results().forEach(found -> add(found.group(1), null));
    }

    private void add(String key, String defaultValue) {
        var known = defaults.computeIfAbsent(key, name -> new TreeSet<>());
        if (defaultValue != null) {
            known.add(defaultValue);
        }
    }

    /** Topics look like keys. */
    private void removeTopics() {
        for (var file : files("platform/contracts/src/main/resources/contracts", "topics.properties")) {
            read(file).lines().map(line -> line.split("=", 2)[0].strip()).forEach(defaults::remove);
        }
        defaults.keySet().removeIf(key -> key.startsWith("convoke.dlt"));
    }

    /** Modules whose code runs in a server. */
    private List<Path> services() {
        try (var children = Files.list(root)) {
            var wars = children.filter(child -> Files.isRegularFile(child.resolve("pom.xml"))
                            && read(child.resolve("pom.xml")).contains("<packaging>war</packaging>"))
                    .map(root::relativize);
            return Stream.concat(Stream.of(Path.of("platform/common"), Path.of("platform/api-docs")), wars)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs on a developer's machine and in CI. */
    private List<Path> tools() {
        return Stream.of(
                        files("platform/dev/src/main", ".java").stream(),
                        files("platform/dev/src/main", ".sh").stream(),
                        files("platform/testkit/src/main", ".java").stream(),
                        Stream.of(root.resolve("convoke"), root.resolve(".ci/run"))
                                .filter(Files::isRegularFile))
                .flatMap(stream -> stream)
                .toList();
    }

    private List<Path> files(String directory, String suffix) {
        var top = root.resolve(directory);
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (var tree = Files.walk(top)) {
            return tree.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*(//|#).*$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
