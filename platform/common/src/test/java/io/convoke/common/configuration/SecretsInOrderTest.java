package io.convoke.common.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.common.secrets.Application;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsInOrderTest {
    private static final String NEEDED = "convoke.needed";
    private static final String OPTIONAL = "convoke.optional";
    private static final String RULES = """
            convoke.needed = secret required base64url 4
            convoke.optional = secret base64url 4
            convoke.port = required port
            """;
    private static final String GOOD = "AAAAAAAA";

    @TempDir
    Path directory;

    private Application application;
    private Set<String> missed = Set.of();

    @BeforeEach
    void anApplication() {
        application = new Application(directory);
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void whereTheyCannotBeReadOnlyTheirPlaceIsNamed() throws IOException {
        var unreadable = application.secret("unreadable");
        Files.write(unreadable, new byte[] {(byte) 0xFF});

        assertThat(mistakes())
                .containsExactly(new ConfigurationMistake(
                        "convoke.secrets.backend",
                        "gives no secrets: " + unreadable + " cannot be read (not UTF-8 text)"));

        Files.delete(unreadable);
        await().untilAsserted(() ->
                assertThat(mistakes()).extracting(ConfigurationMistake::key).containsExactly(NEEDED));
    }

    @Test
    void oneThatIsNeededAndMissingIsNamed() {
        assertThat(mistakes())
                .containsExactly(new ConfigurationMistake(
                        NEEDED, "is missing: expected 4 random bytes or more in base64url (a secret)"));
    }

    @Test
    void oneWithoutItsFormIsNamedNeededOrNotAndNotShown() throws IOException {
        Files.writeString(application.secret(NEEDED), "short");
        Files.writeString(application.secret(OPTIONAL), "not+base64url");

        var words = "is wrong: expected 4 random bytes or more in base64url (a secret)";
        assertThat(mistakes())
                .containsExactly(new ConfigurationMistake(NEEDED, words), new ConfigurationMistake(OPTIONAL, words));
    }

    @Test
    void oneThatCameAfterBeansHadLookedForItIsNamedOnceItIsThere() throws IOException {
        Files.writeString(application.secret(NEEDED), GOOD);
        missed = Set.of(OPTIONAL);
        assertThat(mistakes()).isEmpty();

        Files.writeString(application.secret(OPTIONAL), GOOD);
        await().untilAsserted(() -> assertThat(mistakes())
                .containsExactly(ConfigurationMistake.ofStart(
                        OPTIONAL, "came after the service had looked for it (a secret that is read at the start)")));
    }

    @Test
    void nothingIsSaidOfThoseThatAreInOrder() throws IOException {
        Files.writeString(application.secret(NEEDED), GOOD);
        Files.writeString(application.secret(OPTIONAL), GOOD);

        assertThat(mistakes()).isEmpty();
    }

    private List<ConfigurationMistake> mistakes() {
        var condition = new SecretsInOrder();
        condition.config =
                new SmallRyeConfigBuilder().withSources(application.source()).build();
        condition.atStart = new ConfigurationExtension() {
            @Override
            ConfigurationRules rules() {
                return ConfigurationRules.of(RULES, application.service());
            }

            @Override
            Set<String> missedSecrets() {
                return missed;
            }
        };
        var found = new ArrayList<ConfigurationMistake>();
        application.run(() -> found.addAll(condition.mistakes()));
        return found;
    }
}
