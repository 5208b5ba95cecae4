package io.convoke.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.convoke.dev.parts.Ports;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's configuration, read by the real nginx. */
class GatewayTest {
    @TempDir
    Path directory;

    @Test
    void theRoutesAreTheOneFile() {
        assertThat(Chart.least().of(ConfigMap.class, "gateway").getData())
                .containsEntry("routes.conf", Chart.text("helm/convoke/gateway/routes.conf"));
    }

    @Test
    void everyServiceThatTheRoutesNameIsThere() {
        var data = Chart.least().of(ConfigMap.class, "gateway").getData();

        var routed = java.util.regex.Pattern.compile("(?m)^    ~\\^/api/\\S+ +([a-z-]+);$")
                .matcher(data.get("routes.conf"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(routed)
                .hasSize(9)
                .allSatisfy(name -> assertThat(data.get("nginx.conf"))
                        .contains("upstream " + name + " {", "        " + name + " " + name + ";"));
        // One that every service has.
        assertThat(routed.stream().filter(name -> !name.equals("api-docs")))
                .containsExactlyInAnyOrderElementsOf(Rendered.SERVICES)
                .allSatisfy(
                        name -> assertThat(data.get("nginx.conf")).contains("server " + Chart.PREFIX + name + ":9080"));
    }

    @Test
    void whoStandsBeforeItIsBelievedOnlyWhenItIsNamed() {
        assertThat(Chart.least().of(ConfigMap.class, "gateway").getData().get("server.conf"))
                .doesNotContain("real_ip");
        assertThat(Chart.with("gateway: {trustedProxies: [10.1.0.0/16, \"fd00::/8\"]}")
                        .of(ConfigMap.class, "gateway")
                        .getData()
                        .get("server.conf"))
                .contains(
                        "set_real_ip_from 10.1.0.0/16;",
                        "set_real_ip_from fd00::/8;",
                        "real_ip_header X-Forwarded-For;");
    }

    @Test
    void nginxTakesItAndAnswers() throws Exception {
        var rendered =
                Chart.with("{gateway: {trustedProxies: [127.0.0.1]}, publicUrl: \"https://convoke.example.org\"}");
        var nobody = Ports.free();
        try (var gateway = new LocalGateway(rendered, directory, nobody, text -> text)) {
            assertThat(status(gateway.health(), "/health", Map.of())).isEqualTo(204);
            assertThat(status(gateway.health(), "/api/v1/events", Map.of())).isEqualTo(404);
            assertThat(status(gateway.port(), "/health", Map.of())).isEqualTo(404);
            assertThat(status(gateway.port(), "/", Map.of())).isEqualTo(302);
            assertThat(status(gateway.port(), "/api/v1/events/a%2fb", Map.of())).isEqualTo(400);
            assertThat(status(gateway.port(), "/api/v1/events", Map.of("X-Forwarded-For", "192.0.2.1")))
                    .isEqualTo(502);
            assertThat(gateway.accessLog()).contains("\"address\":\"192.0.2.1\"", "\"service\":\"event\"");
        }
    }

    /**
     * What a roll-out counts on: under load, too, the gateway gives each connection to a service up, so that a pod which is no
     * longer in service has none left when it ends. Here after one second instead of ten.
     */
    @Test
    void noConnectionToAServiceIsUsedForLongerThanItIsAllowedTo() throws Exception {
        var used = new ConcurrentHashMap<Integer, List<Long>>();
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            used.computeIfAbsent(exchange.getRemoteAddress().getPort(), port -> new CopyOnWriteArrayList<>())
                    .add(System.nanoTime());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        try (var gateway = new LocalGateway(
                Chart.least(),
                directory,
                service.getAddress().getPort(),
                text -> text.replace("keepalive_time 10s", "keepalive_time 1s"))) {
            var end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            await().pollInterval(Duration.ofMillis(40))
                    .timeout(Duration.ofSeconds(20))
                    .until(() -> {
                        assertThat(status(gateway.port(), "/api/v1/events", Map.of()))
                                .isEqualTo(204);
                        return System.nanoTime() > end;
                    });
        } finally {
            service.stop(0);
        }
        assertThat(used.values())
                .anyMatch(times -> times.size() > 2)
                .allSatisfy(times -> assertThat(Duration.ofNanos(times.get(times.size() - 1) - times.get(0)))
                        .isLessThan(Duration.ofMillis(2500)));
    }

    private static int status(int port, String path, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
