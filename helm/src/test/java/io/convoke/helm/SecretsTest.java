package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each pod is given of what is secret. */
class SecretsTest {
    @Test
    void withVaultEachPodHasATokenForItsOwnRole() {
        var rendered = Chart.with("""
                secrets: {backend: vault, vault: {address: "https://vault:8200", kubernetes: {mount: town, audience: safe}}}
                """);
        for (var service : Rendered.SERVICES) {
            assertThat(rendered.environment(service))
                    .containsEntry("CONVOKE_SECRETS_BACKEND", "vault")
                    .containsEntry("CONVOKE_VAULT_ADDRESS", "https://vault:8200")
                    .containsEntry("CONVOKE_VAULT_KUBERNETES_MOUNT", "town")
                    .containsEntry("CONVOKE_VAULT_KUBERNETES_ROLE", "convoke-" + service)
                    .containsEntry("CONVOKE_VAULT_KUBERNETES_TOKEN_FILE", "/run/convoke/token/token")
                    .doesNotContainKeys("CONVOKE_SECRETS_DIRECTORY", "CONVOKE_VAULT_APPROLE_DIRECTORY");
            assertThat(rendered.pod(service).getVolumes())
                    .filteredOn(volume -> volume.getName().equals("vault-token"))
                    .singleElement()
                    .satisfies(volume -> assertThat(volume.getProjected().getSources())
                            .singleElement()
                            .satisfies(source -> {
                                assertThat(source.getServiceAccountToken().getAudience())
                                        .isEqualTo("safe");
                                assertThat(source.getServiceAccountToken().getPath())
                                        .isEqualTo("token");
                            }));
        }
        assertThat(rendered.container("gateway").getEnv()).isEmpty();
    }

    /** As operators of PostgreSQL make them: a secret for each role. */
    @Test
    void aDatabasePasswordCanHaveASecretOfItsOwn() {
        var rendered = Chart.with("services: {event: {databasePassword: {secret: event-role, key: password}}}");

        assertThat(rendered.pod("event").getVolumes())
                .filteredOn(volume -> volume.getName().equals("variables"))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("event-role");
                    assertThat(volume.getSecret().getItems()).singleElement().satisfies(item -> {
                        assertThat(item.getKey()).isEqualTo("password");
                        assertThat(item.getPath()).isEqualTo("db.event.password");
                    });
                });
    }

    /** As Strimzi makes them: a user with a certificate for each service. */
    @Test
    void eachPodHasItsOwnCertificateForTheBrokers() {
        var rendered = Chart.with("""
                kafka:
                  securityProtocol: SSL
                  caCertificate: {secret: cluster-ca}
                  clientCertificate: {secret: "convoke-{service}-user"}
                """);

        for (var service : Rendered.SERVICES) {
            assertThat(rendered.variables(service))
                    .containsEntry("convoke.kafka.security-protocol", "SSL")
                    .containsEntry("convoke.kafka.ca-certificate", "/run/convoke/kafka-authority/ca.crt")
                    .containsEntry("convoke.kafka.client-certificate", "/run/convoke/kafka-certificate/tls.crt")
                    .containsEntry("convoke.kafka.client-key", "/run/convoke/kafka-certificate/tls.key")
                    .doesNotContainKey("convoke.kafka.user");
            var certificate = volume(rendered.pod(service), "kafka-certificate").getSecret();
            assertThat(certificate.getSecretName()).isEqualTo("convoke-" + service + "-user");
            assertThat(certificate.getItems())
                    .extracting(item -> item.getKey() + " as " + item.getPath())
                    .containsExactly("user.crt as tls.crt", "user.key as tls.key");
        }
    }

    @Test
    void aServiceIsGivenNobodyElsesSecrets() {
        var rendered = Chart.least();
        for (var service : Rendered.SERVICES) {
            assertThat(rendered.pod(service).getVolumes().stream()
                            .filter(volume -> volume.getSecret() != null)
                            .map(volume -> volume.getSecret().getSecretName()))
                    .containsExactlyInAnyOrder("convoke-database", "convoke-common", "convoke-" + service);
        }
        assertThat(rendered.pod("gateway").getVolumes()).allMatch(volume -> volume.getSecret() == null);
    }

    /** What it cannot start without is asked for, so that the cluster says what is missing; the rest is optional. */
    @Test
    void aSecretThatAServiceCannotDoWithoutIsNotOptional() {
        var rows = Pattern.compile("(?m)^\\| `[^`]+` \\| secret, (.*?) \\|")
                .matcher(Chart.text("docs/configuration.md"))
                .results()
                .map(match -> match.group(1))
                .filter(owners -> !owners.endsWith("; none"))
                .toList();
        var owners = Rendered.SERVICES.stream()
                .filter(service -> rows.stream().anyMatch(row -> row.contains("`" + service + "`")))
                .toList();

        var rendered = Chart.least();
        assertThat(Rendered.SERVICES)
                .filteredOn(service -> !Boolean.TRUE.equals(
                        volume(rendered.pod(service), "own-secrets").getSecret().getOptional()))
                .containsExactlyElementsOf(owners);
    }

    private static Volume volume(PodSpec pod, String name) {
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no volume " + name));
    }
}
