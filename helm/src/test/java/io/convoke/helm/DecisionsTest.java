package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.Route;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart decides from values. */
class DecisionsTest {
    private static final List<String> COMPONENTS =
            Stream.concat(Rendered.SERVICES.stream(), Stream.of("gateway")).toList();

    @Test
    void everyComponentHasTheObjectsThatItNeeds() {
        var rendered = Chart.with("defaults: {autoscaling: {enabled: true}}");

        assertThat(COMPONENTS).allSatisfy(component -> {
            assertThat(rendered.has(Deployment.class, component)).isTrue();
            assertThat(rendered.has(Service.class, component)).isTrue();
            assertThat(rendered.has(ServiceAccount.class, component)).isTrue();
            assertThat(rendered.has(ConfigMap.class, component)).isTrue();
            assertThat(rendered.has(HorizontalPodAutoscaler.class, component)).isTrue();
            assertThat(rendered.has(PodDisruptionBudget.class, component)).isTrue();
            assertThat(rendered.pod(component).getServiceAccountName()).isEqualTo(Chart.PREFIX + component);
            assertThat(rendered.pod(component).getTopologySpreadConstraints()).hasSize(2);
        });
    }

    @Test
    void everythingIsLabelled() {
        assertThat(Chart.least().objects())
                .allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                        .containsEntry("app.kubernetes.io/name", "convoke")
                        .containsEntry("app.kubernetes.io/instance", Chart.RELEASE)
                        .containsEntry("app.kubernetes.io/managed-by", "Helm")
                        .containsEntry("app.kubernetes.io/part-of", "convoke")
                        .containsKeys("app.kubernetes.io/version", "helm.sh/chart"));
    }

    @Test
    void selectorsFindTheirOwnPodsOnly() {
        var rendered = Chart.least();
        for (var component : COMPONENTS) {
            var selector = rendered.of(Service.class, component).getSpec().getSelector();
            assertThat(rendered.of(Deployment.class, component)
                            .getSpec()
                            .getSelector()
                            .getMatchLabels())
                    .isEqualTo(selector);
            assertThat(rendered.of(PodDisruptionBudget.class, component)
                            .getSpec()
                            .getSelector()
                            .getMatchLabels())
                    .isEqualTo(selector);
            assertThat(rendered.all(Deployment.class))
                    .filteredOn(deployment -> deployment
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(selector.entrySet()))
                    .extracting(deployment -> deployment.getMetadata().getName())
                    .containsExactly(Chart.PREFIX + component);
        }
    }

    @Test
    void outsideAccessIsARouteOnOpenShiftAndAnIngressElsewhere() {
        var openShift = Chart.with("openshift: {enabled: true}");
        assertThat(openShift.all(Ingress.class)).isEmpty();
        assertThat(openShift.of(Route.class, "gateway").getSpec()).satisfies(route -> {
            assertThat(route.getHost()).isEqualTo("convoke.example.org");
            assertThat(route.getTo().getName()).isEqualTo(Chart.PREFIX + "gateway");
            assertThat(route.getTls().getTermination()).isEqualTo("edge");
            assertThat(route.getTls().getInsecureEdgeTerminationPolicy()).isEqualTo("Redirect");
        });

        var elsewhere = Chart.with("expose: {ingress: {className: nginx, tlsSecret: tls}}");
        assertThat(elsewhere.all(Route.class)).isEmpty();
        assertThat(elsewhere.of(Ingress.class, "gateway").getSpec()).satisfies(ingress -> {
            assertThat(ingress.getIngressClassName()).isEqualTo("nginx");
            assertThat(ingress.getTls())
                    .singleElement()
                    .satisfies(tls -> assertThat(tls.getSecretName()).isEqualTo("tls"));
            assertThat(ingress.getRules())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.getHost()).isEqualTo("convoke.example.org"));
        });

        var gatewayApi = Chart.with("expose: {as: http-route, httpRoute: {parentRefs: [{name: outside}]}}");
        assertThat(gatewayApi.of(HTTPRoute.class, "gateway").getSpec().getHostnames())
                .containsExactly("convoke.example.org");
        assertThat(Chart.with("{openshift: {enabled: true}, expose: {as: none}}")
                        .objects())
                .noneMatch(
                        object -> object instanceof Route || object instanceof Ingress || object instanceof HTTPRoute);
    }

    @Test
    void withoutTlsThereIsNone() {
        var rendered = Chart.with("{publicUrl: \"http://convoke.test:8080\", openshift: {enabled: true}}");

        assertThat(rendered.of(Route.class, "gateway").getSpec().getTls()).isNull();
        assertThat(rendered.of(Route.class, "gateway").getSpec().getHost()).isEqualTo("convoke.test");
        assertThat(rendered.variables("auth")).containsEntry("convoke.public-url", "http://convoke.test:8080");
    }

    @Test
    void aServiceThatIsLeftOutIsNowhere() {
        var rendered =
                Chart.with("{services: {chat: {enabled: false}, media: {enabled: false}}, apiDocs: {enabled: false}}");

        assertThat(rendered.objects())
                .extracting(object -> object.getMetadata().getName())
                .noneMatch(name -> name.contains("chat") || name.contains("media"));
        assertThat(rendered.of(ConfigMap.class, "auth").getData().get("server.xml"))
                .doesNotContain("api-docs");
        assertThat(rendered.variables("auth")
                        .get("convoke.auth.erasure-services")
                        .split(","))
                .containsExactlyInAnyOrder("auth", "user", "event", "reviews", "registration", "notification");
        assertThat(rendered.of(ConfigMap.class, "gateway").getData().get("nginx.conf"))
                .contains("upstream auth {")
                .doesNotContain("upstream chat", "upstream media", "upstream api-docs");
    }

    @Test
    void filesOfMediaAreOnAVolumeThatOutlivesTheReleaseOrInABucket() {
        var volume = Chart.least();
        assertThat(volume.of(PersistentVolumeClaim.class, "media")).satisfies(claim -> {
            assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteMany");
            assertThat(claim.getMetadata().getAnnotations()).containsEntry("helm.sh/resource-policy", "keep");
        });
        assertThat(volume.variables("media")).containsEntry("convoke.media.storage", "directory");

        var bucket = Chart.with("media: {storage: s3, s3: {bucket: pictures}}");
        assertThat(bucket.all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(bucket.variables("media"))
                .containsEntry("convoke.media.storage", "s3")
                .containsEntry("convoke.media.s3.bucket", "pictures");

        var existing = Chart.with("media: {directory: {existingClaim: files}}");
        assertThat(existing.all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(existing.pod("media").getVolumes())
                .anyMatch(claimed -> claimed.getPersistentVolumeClaim() != null
                        && claimed.getPersistentVolumeClaim().getClaimName().equals("files"));
    }

    @Test
    void tracesAreMadeWhenSomebodyTakesThem() {
        assertThat(Chart.with("observability: {traces: {endpoint: \"http://collector:4318\"}}")
                        .variables("chat"))
                .containsEntry("otel.sdk.disabled", "false")
                .containsEntry("otel.exporter.otlp.endpoint", "http://collector:4318");
        assertThat(Chart.least().variables("chat")).doesNotContainKey("otel.sdk.disabled");
    }

    @Test
    void imagesAreThoseOfTheRegistryUnlessOneIsNamed() {
        var rendered = Chart.with("""
                image: {registry: "registry.example.org:5000/shop", tag: "2.1"}
                services: {chat: {image: "elsewhere.example.org/chat@sha256:0123456789abcdef"}}
                """);

        assertThat(rendered.container("auth").getImage()).isEqualTo("registry.example.org:5000/shop/convoke-auth:2.1");
        assertThat(rendered.container("chat").getImage())
                .isEqualTo("elsewhere.example.org/chat@sha256:0123456789abcdef");
        assertThat(Chart.least().container("gateway").getImage())
                .isEqualTo("registry.example.org/convoke/convoke-gateway:1.0.0-SNAPSHOT");
    }

    @Test
    void valuesReachServerXmlAsTheyAre() {
        var rendered = Chart.with("""
                mail: {from: "Convoke & <no-reply@example.org>"}
                config: {convoke.trusted-proxies: '10\\..*|"x"', convoke.retention-interval: PT5M}
                """);

        assertThat(rendered.variables("notification"))
                .containsEntry("convoke.notification.from", "Convoke & <no-reply@example.org>")
                .containsEntry("convoke.trusted-proxies", "10\\..*|\"x\"");
        assertThat(rendered.of(ConfigMap.class, "notification").getData().get("server.xml"))
                .contains("value=\"Convoke &amp; &lt;no-reply@example.org>\"");
    }

    @Test
    void numbersAndTruthsReachServerXmlAsTheyAreWritten() {
        assertThat(Chart.with("""
                        services:
                          media:
                            config: {convoke.media.largest-picture: 50000000, convoke.media.event-files: 7}
                        """).variables("media"))
                .containsEntry("convoke.media.largest-picture", "50000000")
                .containsEntry("convoke.media.event-files", "7");
        assertThat(Chart.with("config: {otel.sdk.disabled: false}").variables("chat"))
                .containsEntry("otel.sdk.disabled", "false");
    }

    @Test
    void theWalkLogsInWhenItHasAnAccount() {
        var test = Chart.with("smokeTest: {accountSecret: walker}").of(Pod.class, "smoke-test");
        assertThat(test.getMetadata().getAnnotations()).containsEntry(Chart.HOOK, "test");
        assertThat(test.getSpec().getContainers().get(0).getEnv())
                .filteredOn(variable -> variable.getValueFrom() != null)
                .extracting(
                        variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .containsExactly("walker", "walker");
        assertThat(Chart.with("smokeTest: {enabled: false}").all(Pod.class)).isEmpty();
    }

    @Test
    void dashboardsAndAlertsAreTheFilesOfTheChart() throws IOException {
        var rendered = Chart.with("""
                observability:
                  alerts: {enabled: true, labels: {team: a}}
                  dashboards: {enabled: true}
                  serviceMonitor: {enabled: true}
                networkPolicy: {monitoringFrom: [{namespaceSelector: {}}]}
                """);

        try (var files = Files.list(Chart.DIRECTORY.resolve("observability/dashboards"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var dashboard = rendered.of(ConfigMap.class, "dashboard-" + name.replace(".json", ""));
                assertThat(dashboard.getData()).containsEntry(name, Files.readString(file));
                assertThat(dashboard.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
            }
        }
        JsonNode alerts = Chart.YAML.unmarshal(Chart.text("helm/convoke/observability/alerts.yaml"), JsonNode.class);
        assertThat(rendered.all(PrometheusRule.class)).singleElement().satisfies(rule -> {
            assertThat(rule.getMetadata().getLabels()).containsEntry("team", "a");
            assertThat(Chart.YAML.convertValue(rule.getSpec(), JsonNode.class)).isEqualTo(alerts);
        });
        assertThat(rendered.all(ServiceMonitor.class))
                .singleElement()
                .satisfies(monitor -> assertThat(rendered.all(Service.class).stream()
                                .map(service -> service.getMetadata().getLabels())
                                .filter(labels -> labels.entrySet()
                                        .containsAll(monitor.getSpec()
                                                .getSelector()
                                                .getMatchLabels()
                                                .entrySet()))
                                .map(labels -> labels.get("app.kubernetes.io/component"))
                                .filter(monitor.getSpec()
                                        .getSelector()
                                        .getMatchExpressions()
                                        .get(0)
                                        .getValues()::contains))
                        .containsExactlyInAnyOrderElementsOf(Rendered.SERVICES));
    }
}
