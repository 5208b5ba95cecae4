package io.convoke.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsConfigSourceTest {

    @TempDir
    Path directory;

    private Application application;
    private String service;
    private SecretsSettings settings;

    @BeforeEach
    void aServiceWithOneSecret() throws IOException {
        application = new Application(directory);
        service = application.service();
        settings = application.settings();
        Files.writeString(application.secret("key"), "value");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void isFoundByTheServiceLoaderAndSilentWithoutABackend() {
        var source = ServiceLoader.load(ConfigSource.class).stream()
                .filter(provider -> provider.type() == SecretsConfigSource.class)
                .findFirst()
                .orElseThrow()
                .get();

        assertThat(source.getPropertyNames()).isEmpty();
        assertThat(source.getValue("mp.jwt.verify.publickey")).isNull();
        assertThat(source.getOrdinal()).isGreaterThan(600);
        assertThat(Secrets.state().usable()).isFalse();
    }

    @Test
    void answersAndNeverShowsValues() {
        var source = new SecretsConfigSource(Optional.of(service), settings);

        assertThat(source.getValue("key")).isEqualTo("value");
        assertThat(source.getValue("other")).isNull();
        assertThat(source.getPropertyNames()).containsExactly("key");
        assertThat(source.toString())
                .isEqualTo("secrets of %s from directory %s", service, directory)
                .doesNotContain("value");
    }

    @Test
    void sourcesShareOneThreadThatEndsWithTheApplication() throws Exception {
        var first = new SecretsConfigSource(Optional.of(service), settings);
        var second = new SecretsConfigSource(Optional.of(service), settings);
        assertThat(refreshers()).isEqualTo(1);
        Files.writeString(application.secret("key"), "changed");
        await().until(() -> first.getValue("key").equals("changed"));

        application.run(() -> new SecretsListener().contextDestroyed(null));
        await().untilAsserted(() -> assertThat(refreshers()).isZero());
        assertThat(second.getValue("key")).isEqualTo("changed");
    }

    @Test
    void anApplicationWithoutANameGetsNothing() {
        var source = new SecretsConfigSource(Optional.empty(), settings);

        assertThat(source.getPropertyNames()).isEmpty();
    }

    @Test
    void aMistakeInTheSettingsLeavesNoSecretsAndIsTold() throws Exception {
        var wrong = new SecretsSettings(Map.of(SecretsSettings.BACKEND, "elsewhere")::get);
        var source = new SecretsConfigSource(Optional.of(service), wrong);

        assertThat(source.getPropertyNames()).isEmpty();
        application.run(() -> {
            assertThat(Secrets.state().usable()).isFalse();
            assertThat(Secrets.state().message())
                    .isEqualTo("convoke.secrets.backend (CONVOKE_SECRETS_BACKEND) is \"elsewhere\":"
                            + " expected directory or vault");
        });
    }

    @Test
    void theNameIsThatOfTheApplicationWhoseThreadAsks() throws Exception {
        application.run(() -> {
            assertThat(SharedSecrets.callingService()).contains(service);
            var source = new SecretsConfigSource(SharedSecrets.callingService(), settings);
            assertThat(source.getValue("key")).isEqualTo("value");
            assertThat(Secrets.state().usable()).isTrue();
        });
    }

    private long refreshers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("convoke-secrets-" + service))
                .count();
    }
}
