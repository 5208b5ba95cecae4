package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are wrong are refused, and the message says which and why. */
class RefusalsTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                // By the schema.
                Arguments.of("publicURL: https://a.example.org", "publicURL"),
                Arguments.of("publicUrl: https://a.example.org/path", "/publicUrl"),
                Arguments.of("publicUrl: convoke.example.org", "/publicUrl"),
                Arguments.of("image: {registry: 7}", "/image/registry"),
                Arguments.of("image: {pullPolicy: Sometimes}", "/image/pullPolicy"),
                Arguments.of("openshift: {enabled: maybe}", "/openshift/enabled"),
                Arguments.of("expose: {as: tunnel}", "/expose/as"),
                Arguments.of("database: {port: 70000}", "/database/port"),
                Arguments.of("database: {host: ''}", "/database/host"),
                Arguments.of("database: {sslMode: some}", "/database/sslMode"),
                Arguments.of("database: {caCertificate: {secret: a, configMap: b}}", "/database/caCertificate"),
                Arguments.of("database: {password: hunter2}", "password"),
                Arguments.of("kafka: {bootstrapServers: kafka}", "/kafka/bootstrapServers"),
                Arguments.of("kafka: {securityProtocol: TLS}", "/kafka/securityProtocol"),
                Arguments.of("kafka: {clientCertificate: {certificate: a.crt}}", "secret"),
                Arguments.of("secrets: {backend: file}", "/secrets/backend"),
                Arguments.of("secrets: {vault: {address: 'http://vault:8200'}}", "/secrets/vault/address"),
                Arguments.of("secrets: {vault: {login: password}}", "/secrets/vault/login"),
                Arguments.of("mail: {security: ssl}", "/mail/security"),
                Arguments.of("media: {storage: disk}", "/media/storage"),
                Arguments.of("media: {directory: {size: lots}}", "/media/directory/size"),
                Arguments.of("defaults: {replicas: 0}", "/defaults/replicas"),
                Arguments.of("defaults: {replicas: two}", "/defaults/replicas"),
                Arguments.of("defaults: {resources: {limits: {memory: 1 GB}}}", "/defaults/resources/limits/memory"),
                Arguments.of("services: {auth: {replica: 3}}", "replica"),
                Arguments.of("services: {auth: {enabled: false}}", "enabled"),
                Arguments.of("services: {payments: {}}", "payments"),
                Arguments.of(
                        "services: {auth: {env: [{name: CONVOKE_VAULT_TOKEN, value: a}]}}", "/services/auth/env/0"),
                Arguments.of("services: {auth: {image: 'no such image'}}", "/services/auth/image"),
                Arguments.of("gateway: {limits: {reads: -1}}", "/gateway/limits/reads"),
                Arguments.of("gateway: {trustedProxies: [everybody]}", "/gateway/trustedProxies/0"),
                Arguments.of("gateway: {config: {}}", "config"),
                Arguments.of("podSecurity: {runAsUser: 0}", "/podSecurity/runAsUser"),
                Arguments.of("networkPolicy: {databaseTo: [{cidr: 10.0.0.0/8}]}", "cidr"),
                Arguments.of("config: {convoke.public-url: [a]}", "/config/convoke.public-url"),
                // By the templates: what lies between values.
                Arguments.of("secrets: {backend: vault}", "secrets.vault.address: needed with secrets.backend vault"),
                Arguments.of("expose: {as: http-route}", "expose.httpRoute.parentRefs: needed"),
                Arguments.of("telegram: {enabled: true}", "telegram.botName: needed"),
                Arguments.of(
                        "observability: {serviceMonitor: {enabled: true}}",
                        "networkPolicy.monitoringFrom: needed with observability.serviceMonitor.enabled"),
                Arguments.of(
                        "database: {sslMode: verify-full}",
                        "database.caCertificate: needed with database.sslMode verify-full"),
                Arguments.of(
                        "kafka: {securityProtocol: SASL_SSL}",
                        "kafka.user: needed with kafka.securityProtocol SASL_SSL"),
                Arguments.of(
                        "kafka: {user: convoke}",
                        "kafka.user: would not be used with kafka.securityProtocol PLAINTEXT"),
                Arguments.of(
                        "kafka: {securityProtocol: SASL_PLAINTEXT, user: a, caCertificate: {secret: ca}}",
                        "kafka.caCertificate: would not be used with kafka.securityProtocol SASL_PLAINTEXT"),
                Arguments.of(
                        "kafka: {strimziTopics: {enabled: true}}",
                        "kafka.strimziTopics: cluster and namespace are needed"),
                Arguments.of(
                        "media: {directory: {accessMode: ReadWriteOnce}}",
                        "services.media: more than one instance needs media.storage s3 or media.directory.accessMode"
                                + " ReadWriteMany, not ReadWriteOnce"),
                Arguments.of(
                        "{media: {directory: {accessMode: ReadWriteOnce}}, services: {media: {replicas: 1, autoscaling: {enabled: true}}}}",
                        "services.media: more than one instance"),
                Arguments.of(
                        "services: {chat: {autoscaling: {enabled: true, minReplicas: 9}}}",
                        "services.chat.autoscaling: minReplicas is more than maxReplicas"),
                Arguments.of(
                        "gateway: {rollout: {drainSeconds: 230}}",
                        "gateway.rollout: terminationGracePeriodSeconds has to be at least drainSeconds and 35"),
                Arguments.of(
                        "services: {user: {rollout: {maxSurge: 0}}}",
                        "services.user.rollout: maxSurge and maxUnavailable cannot both be 0"),
                Arguments.of("config: {convoke.chat.que: 5}", "config: configuration.md knows no key convoke.chat.que"),
                Arguments.of(
                        "config: {db.host: elsewhere}", "config: db.host follows from another value of this chart"),
                Arguments.of("config: {db.auth.password: hunter2}", "config: db.auth.password is secret"),
                Arguments.of("config: {convoke.mail-token-key: abc}", "config: convoke.mail-token-key is secret"),
                Arguments.of("config: {keystore.password: abc}", "config: keystore.password is secret"),
                Arguments.of(
                        "config: {convoke.vault.token: abc}",
                        "config: convoke.vault.token is read from the environment only"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void itIsRefusedByName(String values, String message) {
        assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining(message);
    }

    @Test
    void severalMistakesBetweenValuesAreToldAtOnce() {
        assertThatThrownBy(() -> Chart.with("{secrets: {backend: vault}, telegram: {enabled: true}}"))
                .hasMessageContaining("secrets.vault.address")
                .hasMessageContaining("telegram.botName");
    }

    @Test
    void whatIsRightIsTaken() {
        assertThatCode(() -> Chart.with("""
                        config: {db.event.pool: 20, convoke.chat.queue: 512, log.format: SIMPLE, mp.jwt.verify.issuer: "https://me"}
                        observability: {serviceMonitor: {enabled: true}}
                        networkPolicy: {enabled: false}
                        services: {registration: {config: {event/mp-rest/readTimeout: 3000}}}
                        """)).doesNotThrowAnyException();
    }

    /** An object that takes anything would take mistakes too. */
    @Test
    void everyObjectOfTheSchemaSaysWhatItTakes() {
        JsonNode schema = Chart.YAML.unmarshal(Chart.text("helm/convoke/values.schema.json"), JsonNode.class);
        var open = new ArrayList<String>();
        var silent = new ArrayList<String>();
        look("", schema, open, silent);

        // Kubernetes' own objects, which the API server looks at, and Helm's own.
        assertThat(open)
                .allMatch(path -> List.of(
                                "global",
                                "tolerations/items",
                                "affinity",
                                "nodeAffinity",
                                "podAffinity",
                                "podAntiAffinity",
                                "podSelector",
                                "namespaceSelector",
                                "valueFrom")
                        .stream()
                        .anyMatch(path::endsWith));
        assertThat(silent).isEmpty();
    }

    private static void look(String path, JsonNode node, List<String> open, List<String> silent) {
        if ("object".equals(node.path("type").asText()) && !node.has("additionalProperties")) {
            open.add(path);
        }
        node.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            var value = property.getValue();
            if (!path.contains("/items")
                    && !path.startsWith("/$defs")
                    && !value.has("description")
                    && !value.has("$ref")) {
                silent.add(path + "/" + name);
            }
            look(path + "/" + name, value, open, silent);
        });
        node.path("$defs")
                .properties()
                .forEach(def -> look(path + "/$defs/" + def.getKey(), def.getValue(), open, silent));
        if (node.has("items")) {
            look(path + "/items", node.get("items"), open, silent);
        }
    }
}
