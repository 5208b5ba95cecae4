package io.convoke.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md names every key of the code with its default, and none that the code does not have. */
class ConfigurationDocumentTest {

    /** Read by the server, so that no line of ours names them. */
    private static final Set<String> OF_THE_SERVER = Set.of("mp.jwt.verify.publickey", "VARIABLE_SOURCE_DIRS");

    @TempDir
    Path tree;

    @Test
    void theDocumentAndTheCodeAgree() {
        var root = Path.of(System.getProperty("convoke.root", "../.."));

        assertThat(differences(root)).isEmpty();
    }

    @Test
    void eachKindOfDifferenceIsFound() throws IOException {
        write("auth/pom.xml", "<packaging>war</packaging>");
        write("auth/src/main/java/A.java", """
                @ConfigProperty(name = "convoke.auth.same", defaultValue = "PT1S")
                @ConfigProperty(name = "convoke.auth.other-default", defaultValue = "PT1S")
                @ConfigProperty(name = "convoke.auth.no-row", defaultValue = "7")
                @ConfigProperty(name = "convoke.auth.two-defaults", defaultValue = "7")
                // "convoke.auth.in-a-comment"
                config.getValue("convoke.auth.asked-for", String.class); topic("convoke.accounts");
                """);
        write("auth/src/main/resources/META-INF/microprofile-config.properties", """
                # convoke.auth.not-this=1
                mp.jwt.verify.clock.skew=30
                mp.messaging.incoming.accounts.topic=${convoke.auth.referred:}convoke.accounts
                convoke.auth.two-defaults=8
                """);
        write("liberty-config/src/main/liberty/config/auth.xml", """
                <variable name="db.auth.user" defaultValue="auth"/>
                <variable name="db.auth.pool" defaultValue=""/>
                """);
        write("platform/contracts/src/main/resources/contracts/topics.properties", "convoke.accounts = forever\n");
        write("convoke", "echo $CONVOKE_UNKNOWN $CONVOKE_AUTH_SAME $CONVOKE_KNOWN\n");
        write("docs/configuration.md", """
                | key | default | unit | what it is |
                | --- | --- | --- | --- |
                | `convoke.auth.same` | `PT1S` | duration | the same |
                | `convoke.auth.other-default` | `PT2S` | duration | not the same |
                | `convoke.auth.two-defaults` | `7` | number | not the same |
                | `convoke.auth.asked-for` | required | text | without a default |
                | `convoke.auth.gone` | `1` | number | no longer there |
                | `db.<service>.user` | `<service>` | name | a row for all services |
                | `db.<service>.pool` | (empty) | name | a row for all services |
                | `CONVOKE_KNOWN` | none | path | an environment variable |
                """);

        assertThat(differences(tree))
                .containsExactlyInAnyOrder(
                        "convoke.auth.other-default: the code says \"PT1S\", the document \"PT2S\"",
                        "convoke.auth.no-row: not in the document",
                        "convoke.auth.two-defaults: the code says both 7 and 8",
                        "convoke.auth.referred: not in the document",
                        "mp.jwt.verify.clock.skew: not in the document",
                        "CONVOKE_UNKNOWN: not in the document",
                        "convoke.auth.gone: in the document, but not in the code");
    }

    private static List<String> differences(Path root) {
        var declared = DeclaredKeys.of(root);
        var documented = DocumentedKeys.of(root.resolve("docs/configuration.md"));
        var differences = new ArrayList<String>();
        declared.defaults().forEach((key, defaults) -> {
            var row = documented.rowOf(key);
            if (row.isEmpty()) {
                differences.add(key + ": not in the document");
            } else if (defaults.size() > 1) {
                differences.add(key + ": the code says both " + String.join(" and ", defaults));
            } else {
                var said = documented.defaultOf(row.get(), key).orElse("no default");
                defaults.stream()
                        .filter(value -> !value.equals(said))
                        .forEach(value -> differences.add(
                                key + ": the code says \"" + value + "\", the document \"" + said + "\""));
            }
        });
        var variables = documented.rows().keySet().stream()
                .map(ConfigurationDocumentTest::variable)
                .collect(Collectors.toSet());
        declared.environment().stream()
                .filter(name -> !variables.contains(name))
                .forEach(name -> differences.add(name + ": not in the document"));
        documented.rows().keySet().stream()
                .filter(row -> !OF_THE_SERVER.contains(row)
                        && !declared.environment().contains(row)
                        && declared.defaults().keySet().stream().noneMatch(key -> DocumentedKeys.stands(row, key)))
                .forEach(row -> differences.add(row + ": in the document, but not in the code"));
        return differences;
    }

    /** The environment variable that sets a key. */
    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private void write(String file, String text) throws IOException {
        var path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
