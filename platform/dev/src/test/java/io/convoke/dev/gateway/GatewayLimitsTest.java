package io.convoke.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.dev.parts.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayLimitsTest {
    @TempDir
    Path directory;

    private GatewayBeforeStub gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayBeforeStub(directory, new Nginx.Limits(1, 5, 1, 3, 1, 2), Map.of());
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private List<Integer> statuses(int count, String line) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            statuses.add(RawHttp.request(gateway.port(), line, "Content-Length: 0\r\n", "")
                    .status());
        }
        return statuses;
    }

    @Test
    void anAddressThatAsksTooOftenIsToldWhenToComeBack() throws IOException {
        assertThat(statuses(4, "POST /api/v1/auth/tokens")).containsExactly(200, 200, 200, 429);
        var refused = RawHttp.request(
                gateway.port(),
                "POST /api/v1/auth/tokens",
                "X-Forwarded-For: 9.9.9.9\r\nX-Real-IP: 9.9.9.9\r\nContent-Length: 0\r\n",
                "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).contains("10");
        assertThat(refused.header("Cache-Control")).contains("no-store");

        // reading and other writing have limits of their own
        assertThat(statuses(10, "PUT /api/v1/auth/password"))
                .startsWith(200, 200, 200, 200)
                .endsWith(429);
        var read = RawHttp.get(gateway.port(), "/api/v1/auth/me");
        assertThat(read.status()).isEqualTo(200);
        assertThat(statuses(20, "GET /api/v1/events")).startsWith(200, 200).endsWith(429);
        assertThat(RawHttp.get(gateway.port(), "/api/v1/events").header("Retry-After"))
                .contains("1");
    }

    /** Nginx's own status for limits, which ours are not: what a place adds to them (limit_conn) answers with it. */
    @Test
    void aLimitThatAnswers503HasItsProblemToo() throws IOException {
        var server = directory.resolve("conf/server.conf");
        Files.writeString(server, Files.readString(server) + "limit_req_status 503;\n");
        gateway.nginx.process().identity().orElseThrow().signal("HUP");

        await().until(() -> RawHttp.get(gateway.port(), "/api/v1/events").status() == 503);
        var refused = RawHttp.get(gateway.port(), "/api/v1/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo("unavailable");
        assertThat(refused.body()).contains("\"title\":", "\"status\":503", "\"detail\":");
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.header("Cache-Control")).contains("no-store");
        assertThat(refused.header("Retry-After")).contains("5");
        assertThat(refused.header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(refused.body()).contains("\"traceId\":\"" + id + "\""));
    }
}
