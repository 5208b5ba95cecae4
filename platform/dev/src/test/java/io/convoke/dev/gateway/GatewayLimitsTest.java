package io.convoke.dev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Nginx;
import java.io.IOException;
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
}
