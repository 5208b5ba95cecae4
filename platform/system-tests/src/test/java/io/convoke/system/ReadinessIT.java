package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.local.Service;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Every service has looked at what it was configured with, and says what it is ready for. */
class ReadinessIT {

    @Test
    void everyServiceChecksItsConfigurationDatabaseAndSecrets() {
        var checks = new HashMap<String, String>();
        Platform.current()
                .health()
                .get("/ready")
                .expect(200)
                .json()
                .path("checks")
                .forEach(check -> checks.put(
                        check.path("name").asText(), check.path("status").asText()));

        Platform.SERVICES.stream()
                .filter(service -> service.schema().isPresent())
                .map(Service::name)
                .forEach(service -> assertThat(checks)
                        .containsEntry(service + "-configuration", "UP")
                        .containsEntry(service + "-database", "UP")
                        .containsEntry(service + "-secrets", "UP"));
    }
}
