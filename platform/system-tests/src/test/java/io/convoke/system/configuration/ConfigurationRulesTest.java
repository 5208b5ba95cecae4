package io.convoke.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What docs/configuration.md says of a key's values is what services hold them against when they start: by a line in a
 * {@code configuration.rules}, or by the type that the key is injected as.
 */
class ConfigurationRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("convoke.root", "../.."));
    private static final Pattern INJECTED = Pattern.compile(
            "@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\"[^)]*\\)\\s*(?:(?:private|final)\\s+)*([\\w<>]+)\\s");
    private static final Pattern VALUES = Pattern.compile("`[^`]+`(?:, `[^`]+`)*");

    private final DocumentedKeys documented = DocumentedKeys.of(ROOT.resolve("docs/configuration.md"));
    private final Map<String, String> rules = rules();
    private final Map<String, String> types = types();

    @Test
    void everyRuleIsOfADocumentedKey() {
        assertThat(rules).isNotEmpty();
        assertThat(rules.keySet())
                .allSatisfy(key -> assertThat(documented.rowOf(key.replace("<service>", "event")))
                        .as(key)
                        .isPresent());
    }

    @Test
    void whatTheDocumentSaysIsChecked() {
        assertThat(types).containsEntry("convoke.inbox-retention", "Duration");
        var gaps = new ArrayList<String>();
        documented
                .units()
                .forEach((row, unit) -> keys(row).forEach(key -> {
                    var wanted = forms(unit);
                    var checked = rules.getOrDefault(key, form(types.getOrDefault(key, "")));
                    if (!wanted.isEmpty() && wanted.stream().noneMatch(checked::equals)) {
                        gaps.add(key + ": the document says " + unit + ", and what is checked is \"" + checked + "\"");
                    }
                }));
        assertThat(gaps).isEmpty();
    }

    @Test
    void anErasureMayWaitForEveryService() {
        var services = Service.ALL.stream()
                .filter(service -> service.schema().isPresent())
                .map(Service::name)
                .collect(Collectors.joining(" "));
        assertThat(rules).containsEntry("convoke.auth.erasure-services", "some-of " + services);
    }

    @Test
    void secretsOfTheDocumentAreSecretInTheRules() {
        var secrets = new TreeSet<String>();
        documented.rows().forEach((key, standing) -> {
            if (standing.startsWith("secret")) {
                secrets.add(key);
            }
        });
        assertThat(secrets).isNotEmpty();
        assertThat(secretRules()).isSubsetOf(secrets).contains("mp.jwt.verify.publickey", "convoke.mail-token-key");
    }

    /** What would do for a cell; nothing where the cell is words. */
    private static List<String> forms(String unit) {
        if (unit.equals("duration")) {
            return List.of("duration", "duration-or-zero");
        }
        if (unit.equals("Liberty duration")) {
            return List.of("liberty-duration");
        }
        if (unit.equals("PostgreSQL duration")) {
            return List.of("postgresql-duration");
        }
        if (unit.equals("URL")) {
            return List.of("url");
        }
        if (unit.equals("origins with commas between")) {
            return List.of("origins");
        }
        return VALUES.matcher(unit).matches() ? List.of("one-of " + unit.replaceAll("[`,]", "")) : List.of();
    }

    private static String form(String type) {
        return switch (type) {
            case "Duration" -> "duration";
            case "boolean" -> "one-of true false";
            case "Optional<URI>", "URI" -> "url";
            default -> "";
        };
    }

    /** The keys of a row that services read; those of the launcher and of the secrets' place are checked by their own code. */
    private List<String> keys(String row) {
        return row.startsWith("convoke.secrets.") || row.startsWith("convoke.vault.") ? List.of() : List.of(row);
    }

    private static Map<String, String> rules() {
        var found = new TreeMap<String, String>();
        lines().forEach((key, rule) -> found.put(key, rule.replaceAll("^(secret )?(required )?", "")));
        return found;
    }

    private static Set<String> secretRules() {
        return lines().entrySet().stream()
                .filter(line -> line.getValue().startsWith("secret "))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> lines() {
        var found = new TreeMap<String, String>();
        for (var file : files("src/main/resources/META-INF/configuration.rules")) {
            read(file).lines().filter(line -> line.contains(" = ")).forEach(line -> {
                var parts = line.split(" = ", 2);
                found.put(parts[0].strip(), parts[1].strip());
            });
        }
        return found;
    }

    private static Map<String, String> types() {
        var found = new TreeMap<String, String>();
        for (var folder : files("src/main/java")) {
            try (var tree = Files.walk(folder)) {
                tree.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> INJECTED.matcher(read(file))
                                .results()
                                .forEach(key -> found.put(key.group(1), key.group(2))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** That file or folder of common and of every service. */
    private static List<Path> files(String path) {
        try (var modules = Files.list(ROOT)) {
            var found = new ArrayList<>(modules.map(module -> module.resolve(path))
                    .filter(Files::exists)
                    .toList());
            found.add(ROOT.resolve("platform/common").resolve(path));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
